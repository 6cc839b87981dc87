package org.swapgrid.sim.virtual;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;
import org.swapgrid.sim.site.Site;

/**
 * A simulated cabinet as the loop sees it: a small driver of its own for register map version 1,
 * without a wire.
 */
final class VirtualCabinet implements Cabinet {
  private static final int REVERT_TENTHS = 50;
  private static final long HEARTBEAT_NANOS = REVERT_TENTHS * 100_000_000L / 3;
  private static final int ENABLED = 1;
  private static final int CURTAIL_ALL = 2;
  private static final int LIMITS_ENABLED = 4;

  private final Site site;
  private final VirtualClock clock;
  private final CabinetReader reader;
  private @Nullable CabinetSnapshot newest;
  private ChargingPlan plan = ChargingPlan.NONE;
  private ChargingPlan sent = ChargingPlan.NONE;
  private int sequence;
  private long fedAt = Long.MIN_VALUE / 2;

  VirtualCabinet(Site site, VirtualClock clock) {
    this.site = site;
    this.clock = clock;
    this.reader = new CabinetReader(site::askCabinet);
  }

  @Override
  public Optional<CabinetSnapshot> latest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public void steer(ChargingPlan next) {
    plan = next;
  }

  /** A new process knows no snapshot and has no plan. */
  void forget() {
    newest = null;
    plan = ChargingPlan.NONE;
    sent = ChargingPlan.NONE;
  }

  void poll() {
    reader.snapshot(clock.elapsed()).ifPresent(snapshot -> newest = snapshot);
  }

  /** Sends what is due: a changed plan, a heartbeat, everything anew to a cabinet that lost it. */
  void work() {
    var bays = newest == null ? 0 : newest.bays().size();
    if (bays == 0 || plan.limits().size() != bays) {
      return;
    }
    var acknowledged = reader.acknowledged().orElse(-1);
    var lost = acknowledged >= 0 && acknowledged != sequence;
    if (lost || !plan.sameLimitsAs(sent)) {
      send(true);
    } else if (clock.nanos() - fedAt >= HEARTBEAT_NANOS) {
      send(false);
    }
  }

  private void send(boolean whole) {
    var next = sequence % 0xFFFF + 1;
    var words = new ArrayList<Integer>();
    words.add(next);
    words.add(REVERT_TENTHS);
    words.add(ENABLED | LIMITS_ENABLED | (plan.total().watts() == 0 ? CURTAIL_ALL : 0));
    words.add(percent());
    if (whole && plan.limits().size() > 119) {
      var limits = Registers.from(plan.limits().size(), i -> tens(plan.limits().get(i)));
      var _ = site.askCabinet(new Request.Write(16, 2004, limits));
    } else if (whole) {
      plan.limits().forEach(limit -> words.add(tens(limit)));
    }
    var frame = new Request.Write(16, 2000, Registers.from(words.size(), words::get));
    if (site.askCabinet(frame) instanceof Answer.Written) {
      sequence = next;
      fedAt = clock.nanos();
      sent = plan;
    }
  }

  /** The plan's total in tenths of a percent of all ratings, rounded up. */
  private int percent() {
    long rated = site.bays().stream().mapToLong(bay -> bay.ratingW()).sum();
    return (int) Math.min(1000, Math.ceilDiv(plan.total().watts() * 1000, rated));
  }

  private static int tens(BayLimit limit) {
    return (int) (limit.limit().watts() / 10);
  }
}
