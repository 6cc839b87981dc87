package org.swapgrid.uplink.sparkplug;

import java.util.List;

/**
 * Everything the station would say now.
 *
 * @param node the node's own metrics
 * @param devices those that answer; one that is silent is left out
 */
public record Image(Part node, List<Part> devices) {
  public Image {
    devices = List.copyOf(devices);
    if (!node.isNode() || devices.stream().anyMatch(Part::isNode)) {
      throw new IllegalArgumentException("one node, and devices with a name");
    }
  }
}
