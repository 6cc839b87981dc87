package org.swapgrid.sim.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happens in a run: eight rounds a day of an event, an order, a broker's loss and two faults,
 * and riders, the pauses between them shortened by a factor.
 *
 * @param hours of the life that is played
 * @param pace this many times faster than life
 */
public record Course(double hours, int pace) {
  private static final Duration ROUND = Duration.ofHours(3);
  private static final Duration RIDER = Duration.ofMinutes(10);
  private static final Duration EVENT = Duration.ofMinutes(4);
  private static final Duration PASSING = Duration.ofSeconds(3);

  /** At this pace a round takes a minute, and event and return fill half of it. */
  private static final int FASTEST = 180;

  private static final int LEAST_ROUNDS = 2;

  private static final List<String> FAULTS =
      List.of(
          "fault meter silent for 3",
          "fault bay 2 disobedient for 4",
          "fault meter delay 400 for 3",
          "cabinet silent for 3",
          "fault meter nan for 3",
          "cabinet reboot",
          "fault meter exception for 3",
          "fault bay 3 broken for 4",
          "fault meter freeze for 3",
          "cabinet refuse for 3",
          "phase-jump 20",
          "fault bay 1 stuck for 4",
          "voltage 0.3 for 1",
          "cabinet local for 3");

  public Course {
    if (pace < 1 || pace > FASTEST) {
      throw new IllegalArgumentException("the pace is 1 to " + FASTEST);
    }
    if (!(hours * 60 >= LEAST_ROUNDS * ROUND.toMinutes()) || hours > 24 * 366) {
      throw new IllegalArgumentException("at least 6 hours, at most a year");
    }
  }

  /** How long it really takes. */
  public Duration length() {
    return Duration.ofMillis((long) (hours * 3_600_000 / pace));
  }

  private Duration round() {
    return ROUND.dividedBy(pace);
  }

  /** How long an event is in the play: never so long that the round has no room for the rest. */
  private Duration low() {
    var most = round().dividedBy(8);
    return EVENT.compareTo(most) < 0 ? EVENT : most;
  }

  /** All of it, in order; the last part of the time is quiet. */
  List<Deed> deeds() {
    var deeds = new ArrayList<Deed>();
    int rounds = (int) (length().toMillis() / round().toMillis());
    for (int i = 0; i < rounds; i++) {
      deeds.addAll(round(i));
    }
    var rider = RIDER.dividedBy(pace);
    for (var at = rider; at.compareTo(length()) < 0; at = at.plus(rider)) {
      deeds.add(new Deed(at, new Deed.Say("rider")));
    }
    deeds.sort(Comparator.comparing(Deed::at));
    return deeds;
  }

  private List<Deed> round(int number) {
    var lost = share(number, 60);
    var ordered = share(number, 45);
    return List.of(
        new Deed(share(number, 5), new Deed.Event(low())),
        new Deed(ordered, new Deed.Order(true)),
        new Deed(ordered.plus(PASSING), new Deed.Order(false)),
        new Deed(lost, new Deed.Broker(false)),
        new Deed(lost.plus(PASSING), new Deed.Broker(true)),
        new Deed(share(number, 72), new Deed.Say(fault(2 * number))),
        new Deed(share(number, 84), new Deed.Say(fault(2 * number + 1))));
  }

  private static String fault(int number) {
    return FAULTS.get(number % FAULTS.size());
  }

  private Duration share(int number, int percent) {
    return round().multipliedBy(number).plus(round().multipliedBy(percent).dividedBy(100));
  }
}
