package org.swapgrid.sim.aggregator;

import java.util.Optional;

/**
 * A place in Sparkplug's namespace.
 *
 * @param group of stations
 * @param kind NBIRTH, DDATA, ...
 * @param edge the station's edge node
 * @param device empty for the node itself
 */
record Topic(String group, String kind, String edge, String device) {
  private static final String ROOT = "spBv1.0";

  /** Nothing for a topic that is not a node's or a device's. */
  static Optional<Topic> read(String text) {
    var parts = text.split("/", -1);
    if (!parts[0].equals(ROOT)
        || parts.length < 4
        || parts.length > 5
        || parts[1].equals("STATE")) {
      return Optional.empty();
    }
    return Optional.of(new Topic(parts[1], parts[2], parts[3], parts.length == 5 ? parts[4] : ""));
  }

  static String state(String host) {
    return ROOT + "/STATE/" + host;
  }

  static String all(String group) {
    return ROOT + "/" + group + "/#";
  }

  static Topic nodeCommand(String group, String edge) {
    return new Topic(group, "NCMD", edge, "");
  }

  static Topic deviceCommand(String group, String edge, String device) {
    return new Topic(group, "DCMD", edge, device);
  }

  @Override
  public String toString() {
    var node = String.join("/", ROOT, group, kind, edge);
    return device.isEmpty() ? node : node + "/" + device;
  }
}
