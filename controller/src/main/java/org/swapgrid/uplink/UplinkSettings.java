package org.swapgrid.uplink;

import java.time.Duration;
import java.util.List;
import org.swapgrid.uplink.mqtt.Access;
import org.swapgrid.uplink.mqtt.Server;
import org.swapgrid.uplink.namespace.Layout;
import org.swapgrid.uplink.session.Rules;
import org.swapgrid.uplink.sparkplug.Topics;

/**
 * Everything the uplink was told by the configuration.
 *
 * @param topics who this node is and which host it waits for
 * @param servers in the order they are tried; at least one
 * @param access how it gets in
 * @param layout what of the station does not change
 * @param pace how patient and how talkative it is
 */
public record UplinkSettings(
    Topics topics, List<Server> servers, Access access, Layout layout, Pace pace) {

  /**
   * How patient and how talkative the uplink is.
   *
   * @param deadlines for the server's answers
   * @param sampleEvery how often slowly changing values are looked at, at least 100 ms; a change of
   *     mode or of a service is sent at once
   */
  public record Pace(Rules.Deadlines deadlines, Duration sampleEvery) {
    public static final Pace STANDARD = new Pace(Rules.Deadlines.STANDARD, Duration.ofSeconds(1));

    public Pace {
      if (sampleEvery.compareTo(Duration.ofMillis(100)) < 0) {
        throw new IllegalArgumentException("sampled too often: " + sampleEvery);
      }
    }
  }

  public UplinkSettings {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no server");
    }
    if (!access.clientId().equals(topics.edge())) {
      throw new IllegalArgumentException("the client id must be the edge node's id");
    }
  }

  Rules rules() {
    var standard = Rules.Pace.STANDARD;
    return new Rules(
        servers.size(),
        topics.hasHost(),
        pace.deadlines(),
        Rules.Rests.STANDARD,
        new Rules.Pace(access.keepAlive(), standard.every(), standard.batch(), standard.repeat()));
  }
}
