package org.swapgrid.uplink.session;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * The session's numbers.
 *
 * @param servers how many there are to walk through; at least one
 * @param waitsForHost whether a primary host must be online before a birth
 * @param deadlines how long an answer may take
 * @param rests how long to stay away
 * @param pace how fast history goes out
 */
public record Rules(
    int servers, boolean waitsForHost, Deadlines deadlines, Rests rests, Pace pace) {
  public Rules {
    if (servers < 1) {
      throw new IllegalArgumentException("no server");
    }
  }

  /**
   * How long an answer may take.
   *
   * @param open name, TCP and TLS together
   * @param connack from the CONNECT to its answer
   * @param answer of a subscription or a probe
   * @param probeEvery how often the server is asked for an answer; a dead link is seen after this
   *     and {@code answer}
   */
  public record Deadlines(Duration open, Duration connack, Duration answer, Duration probeEvery) {
    /** The longest of them and the longest rest stay under five seconds: decision 12. */
    public static final Deadlines STANDARD =
        new Deadlines(
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofMillis(1_500));

    public Deadlines {
      for (var each : List.of(open, connack, answer, probeEvery)) {
        if (!each.isPositive()) {
          throw new IllegalArgumentException("deadline " + each);
        }
      }
    }

    /** How long a fault can go unseen, and an attempt begun in it can last beyond its end. */
    public Duration longest() {
      return Collections.max(List.of(open, connack, answer.plus(probeEvery)));
    }
  }

  /**
   * How long to stay away. Drawn at random below the bound, so that stations do not come in step.
   *
   * @param first after the first error; doubled with each
   * @param longest never longer than this, and a tenth of a second
   * @param offline at most, after the host went offline; at least a third of it
   * @param patience for a host's first word before the next server is tried
   * @param rebirth between two births
   */
  public record Rests(
      Duration first, Duration longest, Duration offline, Duration patience, Duration rebirth) {
    public static final Rests STANDARD =
        new Rests(
            Duration.ofMillis(500),
            Duration.ofMillis(1_100),
            Duration.ofMillis(1_500),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(2));
  }

  /**
   * How fast history goes out.
   *
   * @param keepAlive the connection's; what was sent 1.5 of it before a break is sent again
   * @param every between two batches
   * @param batch records in one
   * @param repeat an event the host has not acknowledged is sent again after this
   */
  public record Pace(Duration keepAlive, Duration every, int batch, Duration repeat) {
    public static final Pace STANDARD =
        new Pace(Duration.ofSeconds(15), Duration.ofMillis(200), 10, Duration.ofSeconds(15));

    /** How long it is not known whether something sent has arrived. */
    public Duration doubt() {
      return keepAlive.multipliedBy(3).dividedBy(2);
    }
  }
}
