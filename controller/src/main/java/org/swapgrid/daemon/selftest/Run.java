package org.swapgrid.daemon.selftest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.Mode;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.service.ServiceState;

/** One test from its first cycle to the last. The control thread's alone. */
final class Run {
  /** The real readings go on for so long before they are lowered. */
  static final Duration LEAD = Duration.ofSeconds(3);

  /** The watching command asks four times a second; a station is not left to a test unwatched. */
  static final Duration UNHEARD = Duration.ofSeconds(5);

  private static final Frequency LOWEST = new Frequency(45_000);
  private static final Frequency HIGHEST = new Frequency(65_000);

  private final long number;
  private final Plan plan;
  private final Shadow shadow;
  private final Figures figures;
  private final Duration begun;
  private Phase phase = Phase.LEAD;
  private Duration phaseSince;
  private Duration heard;
  private Duration now;
  private @Nullable End end;

  Run(long number, Plan plan, Controller controller, CycleRecord cycle) {
    this.number = number;
    this.plan = plan;
    this.shadow = new Shadow(cycle);
    this.figures = new Figures(plan);
    figures.rules(WayBack.Rules.of(controller.policy(), plan.service()));
    begun = cycle.seen().tick().elapsed();
    phaseSince = begun;
    heard = begun;
    now = begun;
  }

  /**
   * The reading that goes into the loop: the lower of the real one and the test's. What is no value
   * or outside of every grid goes through as it is, so that blindness is never hidden; and so do
   * bits, voltage and times, so that a frozen or dead meter shows.
   */
  FrequencySample lower(FrequencySample real) {
    var frequency = real.frequency();
    if (frequency == null || frequency.isBelow(LOWEST) || frequency.isAbove(HIGHEST)) {
      return real;
    }
    if (frequency.isBelow(plan.floor())) {
      stop(End.REAL_LOW);
      return real;
    }
    boolean lowers = phase == Phase.LOW && real.askedAt().compareTo(phaseSince) >= 0;
    return lowers ? read(real, frequency.min(plan.level())) : real;
  }

  private static FrequencySample read(FrequencySample real, Frequency as) {
    return new FrequencySample(
        real.meter(), as, real.raw(), real.voltage(), real.power(), real.times());
  }

  /** The watching command was heard of. */
  void heard() {
    heard = now;
  }

  /** The readings are lowered no longer, from the next one on. */
  void stop(End why) {
    if (phase == Phase.LEAD || phase == Phase.LOW) {
      end = why;
      phase = Phase.RETURN;
      phaseSince = now;
      figures.high(now);
    }
  }

  /**
   * Follows one cycle.
   *
   * @param real the readings as the meters made them
   * @return the real event that takes the test's place; null for none
   */
  @Nullable Overtaken follow(Controller controller, CycleRecord cycle, List<FrequencySample> real) {
    now = cycle.seen().tick().elapsed();
    var event = shadow.see(controller, cycle, real);
    if (event != null) {
      stop(End.OVERTAKEN);
      end = End.OVERTAKEN;
      phase = Phase.OVER;
      return event;
    }
    boolean claims = claims(cycle);
    if (phase != Phase.LEAD) {
      figures.see(cycle, claims, phase);
    }
    hurdles(cycle);
    goOn(claims, cycle.made().next().mode());
    return null;
  }

  /** What ends it early. */
  private void hurdles(CycleRecord cycle) {
    if (!(cycle.made().view().grid() instanceof GridState.Seen)) {
      stop(End.NO_SIGHT);
    } else if (cycle.seen().hold()) {
      stop(End.HELD);
    } else if (cycle.seen().leases().powerAt(now) != null) {
      stop(End.ORDERED);
    } else if (isPast(heard, UNHEARD)) {
      stop(End.UNHEARD);
    } else if (isPast(begun, LEAD.plus(Request.LONGEST))) {
      stop(End.TOO_LONG);
    }
  }

  private void goOn(boolean claims, Mode mode) {
    switch (phase) {
      case LEAD -> {
        if (isPast(phaseSince, LEAD)) {
          phase = Phase.LOW;
          phaseSince = now;
          figures.low(now);
        }
      }
      case LOW -> {
        if (isPast(phaseSince, plan.hold())) {
          stop(End.COMPLETE);
        }
      }
      case RETURN -> {
        if (!claims && mode instanceof Mode.Normal) {
          phase = Phase.OVER;
        }
      }
      case OVER -> {}
    }
  }

  private boolean isPast(Duration since, Duration time) {
    return now.minus(since).compareTo(time) >= 0;
  }

  private static boolean claims(CycleRecord cycle) {
    return cycle.made().next().services().stream()
        .map(each -> each.state())
        .anyMatch(state ->
            state instanceof ServiceState.Active || state instanceof ServiceState.Clearing);
  }

  boolean isOver() {
    return phase == Phase.OVER;
  }

  /** As it stands. */
  Report report() {
    var target = new Report.Target(plan.service().id(), plan.level(), plan.hold());
    return new Report(number, target, phase, left(), end, figures.checks());
  }

  private @Nullable Duration left() {
    return switch (phase) {
      case LEAD -> LEAD.minus(now.minus(phaseSince));
      case LOW -> plan.hold().minus(now.minus(phaseSince));
      case RETURN, OVER -> null;
    };
  }
}
