package org.swapgrid.decision;

import java.util.ArrayList;
import java.util.List;
import org.swapgrid.decision.View.Balance;
import org.swapgrid.decision.View.Bays;
import org.swapgrid.decision.View.MeterView;
import org.swapgrid.decision.View.Reduction;
import org.swapgrid.decision.View.ServiceView;
import org.swapgrid.model.BayId;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;

/** Makes the view of a decision. */
final class Viewer {
  private static final Power CHARGING = new Power(10);

  private Viewer() {}

  static View view(Policy policy, Picture picture, Standing standing, Memory next, Cause binding) {
    var budget = next.budget();
    var balance =
        new Balance(
            picture.station().measured(),
            budget.baseline(),
            budget.allowed(),
            reduction(picture, standing),
            binding);
    return new View(
        picture.grid(),
        meters(policy, picture),
        balance,
        services(picture, standing),
        bays(picture));
  }

  private static Reduction reduction(Picture picture, Standing standing) {
    var measured = picture.station().measured();
    var reference = standing.claims().reference(standing.budget());
    var delivered =
        measured == null || reference == null
            ? Power.ZERO
            : reference.minus(measured).atLeastZero();
    return new Reduction(standing.claims().owed(picture.now()), delivered);
  }

  private static List<MeterView> meters(Policy policy, Picture picture) {
    var maxAge = policy.gate().maxAge();
    var views = new ArrayList<MeterView>();
    for (var meter : picture.look().sight().meters()) {
      var reading = meter.accepted().reading();
      var frequency = reading == null ? null : reading.frequency();
      boolean healthy = meter.isHealthy(picture.now(), maxAge);
      views.add(
          new MeterView(
              meter.meter(),
              frequency,
              meter.doubtAt(picture.now(), maxAge),
              healthy && picture.look().disagree()));
    }
    return views;
  }

  private static List<ServiceView> services(Picture picture, Standing standing) {
    var views = new ArrayList<ServiceView>();
    boolean busy = standing.claims().isEvent();
    for (var entry : standing.claims().entries()) {
      views.add(
          new ServiceView(
              entry.service().id(),
              picture.isArmed() && !picture.isDisarmed(entry.service()),
              entry.claim() != null,
              entry.owed(picture.now()),
              picture.offer(entry.service(), busy)));
    }
    return views;
  }

  private static Bays bays(Picture picture) {
    int occupied = 0;
    int charging = 0;
    var notObeying = new ArrayList<BayId>();
    for (var bay : picture.station().bays()) {
      occupied += bay.seen().isEmpty() ? 0 : 1;
      charging += bay.seen().draw().isBelow(CHARGING) ? 0 : 1;
      if (bay.notObeying()) {
        notObeying.add(bay.id());
      }
    }
    var reserve = picture.reserve();
    return new Bays(occupied, charging, reserve.ready(), reserve.kept().cardinality(), notObeying);
  }
}
