package org.swapgrid.uplink.sparkplug;

import java.util.List;

/**
 * The node itself or one device with all its metrics as they are now.
 *
 * @param device the device's id; empty for the node
 * @param metrics every metric it will ever send
 */
public record Part(String device, List<Metric> metrics) {
  public static final String NODE = "";

  public Part {
    metrics = List.copyOf(metrics);
  }

  public boolean isNode() {
    return device.isEmpty();
  }
}
