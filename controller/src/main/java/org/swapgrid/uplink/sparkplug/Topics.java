package org.swapgrid.uplink.sparkplug;

import java.util.List;
import org.swapgrid.uplink.sparkplug.Outgoing.Kind;

/**
 * Where messages go and come from: {@code spBv1.0/group/TYPE/edge[/device]}.
 *
 * @param group the group's id
 * @param edge the edge node's id, equal to the client id and the certificate's name
 * @param host the primary host application's id; empty where none is waited for
 */
public record Topics(String group, String edge, String host) {
  private static final String NAMESPACE = "spBv1.0/";

  public Topics {
    requireId("group", group);
    requireId("edge", edge);
    if (!host.isEmpty()) {
      requireId("host", host);
    }
  }

  /** Sparkplug 3.0, 4.1: no {@code +}, {@code /} or {@code #} in an id. */
  private static void requireId(String what, String id) {
    if (id.isBlank() || id.chars().anyMatch(c -> c == '+' || c == '/' || c == '#' || c < ' ')) {
      throw new IllegalArgumentException(what + " is no Sparkplug id: \"" + id + '"');
    }
  }

  public boolean hasHost() {
    return !host.isEmpty();
  }

  public String of(Kind kind, String device) {
    var node = NAMESPACE + group + '/' + kind.name() + '/' + edge;
    return device.isEmpty() ? node : node + '/' + device;
  }

  public String state() {
    return NAMESPACE + "STATE/" + host;
  }

  public String nodeCommand() {
    return NAMESPACE + group + "/NCMD/" + edge;
  }

  /** Ends in a slash; the device's id follows. */
  String deviceCommands() {
    return NAMESPACE + group + "/DCMD/" + edge + '/';
  }

  /** What is subscribed to, in this order, before any birth. */
  public List<String> subscriptions() {
    var commands = List.of(nodeCommand(), deviceCommands() + '+');
    return hasHost() ? List.of(state(), commands.get(0), commands.get(1)) : commands;
  }

  /** A filter nobody subscribes to: taking it back is answered by every server (MQTT-3.10.4-5). */
  public String probe() {
    return nodeCommand() + "/probe";
  }
}
