package org.swapgrid.decision;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Dark;
import org.swapgrid.decision.Mode.Held;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Unsure;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Lease;
import org.swapgrid.service.StaticService;

/** Says in one sentence what the station does and why, with the number, the limit and the time. */
record Explanation(Policy policy) {

  String of(Decision made, Duration now) {
    var view = made.view();
    var allowed = "%.1f kW".formatted(view.balance().allowed().kilowatts());
    return switch (made.next().mode()) {
      case Normal _ -> "Normal: " + grid(view) + "; charging is not restricted";
      case Shedding(_, var service) -> shedding(service, view);
      case Regulating(_, var service) ->
          "Regulating: %s; %s allows %s".formatted(grid(view), service, allowed);
      case Waiting waiting -> waiting(waiting, view, now);
      case Restoring(_, var ramp) -> restoring(ramp, view, allowed);
      case Blind blind -> blind(blind, made, now);
      case Unsure unsure -> unsure(unsure, made, now);
      case CarryingOn _ ->
          "Carrying on without a trustworthy frequency (%s): %s allowed, no capacity offered"
              .formatted(grid(view), allowed);
      case Dark _ -> "Dark: the grid voltage is lost; charging stays stopped until it is back";
      case Ordered(_, var lease) -> ordered(lease, allowed, now) + "; " + grid(view);
      case Held _ -> "Held by a technician: no limit rises above " + allowed;
    };
  }

  private static String ordered(Lease lease, String allowed, Duration now) {
    var most = lease.instruction().most();
    var verb = lease.instruction() instanceof ShedTo ? "to shed to" : "to stay at or below";
    var words =
        most == null
            ? "that no limit rises above " + allowed
            : "%s %.1f kW".formatted(verb, most.kilowatts());
    return "Ordered by the aggregator %s (order %s, seq %d, %d s to go); %s allowed"
        .formatted(words, lease.name().id(), lease.name().seq(), left(lease.until(), now), allowed);
  }

  private String shedding(ServiceId id, View view) {
    if (!(policy.service(id) instanceof StaticService service)) {
      return "Shedding: " + grid(view);
    }
    var level = service.trip().level();
    boolean below = view.grid() instanceof Seen(var frequency, _, _) && frequency.isBelow(level);
    return "Shedding: %s is %s %s (%s); release after %d s at or above %s"
        .formatted(
            grid(view),
            below ? "below" : "not yet back from",
            hertz(level),
            id,
            delay(service).toSeconds(),
            hertz(service.release().level()));
  }

  private Duration delay(StaticService service) {
    var site = policy.comeback().delay();
    var own = service.terms().comeback().delay();
    return Collections.max(List.of(site, own));
  }

  private static String waiting(Waiting waiting, View view, Duration now) {
    var left = left(waiting.until(), now);
    return switch (waiting.part()) {
      case RELEASE_WAIT ->
          "Waiting: %s is back and must stay; %d s to go".formatted(grid(view), left);
      case RANDOM_DELAY ->
          "Waiting: %s; this station's random delay, %d s to go".formatted(grid(view), left);
    };
  }

  private String restoring(Ramp ramp, View view, String allowed) {
    boolean over = view.balance().allowed().isAbove(ramp.cap());
    var goal =
        over
            ? "the recovery window is over, rising until nothing is restricted"
            : "rising to %.1f kW, %s".formatted(ramp.cap().kilowatts(), goal(ramp));
    return "Restoring: %s; %s allowed, %s".formatted(grid(view), allowed, goal);
  }

  /** What was drawn before is not known where nobody could keep it. */
  private String goal(Ramp ramp) {
    return ramp.cap().isBelow(policy.site().connectionLimit())
        ? "the power before the event"
        : "the connection limit";
  }

  private String blind(Blind blind, Decision made, Duration now) {
    var why = "Blind: no trustworthy frequency, " + grid(made.view());
    if (!blind.curtailed()) {
      return why + "; charging goes on, no capacity offered";
    }
    return why + "; limits stay as they are" + until(blind, made, now);
  }

  private String unsure(Unsure unsure, Decision made, Duration now) {
    return "Blind: no trustworthy frequency, %s; limits stay as they were found%s"
        .formatted(grid(made.view()), until(unsure, made, now));
  }

  private String until(Mode blind, Decision made, Duration now) {
    var until = Sightless.carryOnAt(policy, blind, made.next().budget().events());
    return policy.gate().blind().carryOn()
        ? ", %d s to go".formatted(left(until, now))
        : " until it is back";
  }

  private static long left(Duration until, Duration now) {
    return Math.max(0, until.minus(now).plusMillis(999).toSeconds());
  }

  private static String grid(View view) {
    return switch (view.grid()) {
      case Seen(var frequency, _, _) -> hertz(frequency);
      case Unseen(_, var doubt) -> "the meter " + doubt.words();
      case VoltageLost _ -> "the voltage is lost";
    };
  }

  private static String hertz(Frequency frequency) {
    return String.format(Locale.ROOT, "%.2f Hz", frequency.hertz());
  }
}
