package org.swapgrid.sim.dst;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.virtual.CabinetReader;

/**
 * The cabinet's driver and its line: one exchange at a time, each as slow as the line is. The
 * daemon's own driver is an adapter and is tried on real sockets elsewhere; this one only has to
 * keep its contract.
 */
final class CabinetLine implements Cabinet {
  private static final long POLL_NANOS = 500_000_000;
  private static final int REVERT_TENTHS = 50;
  private static final long HEARTBEAT_NANOS = REVERT_TENTHS * 100_000_000L / 3;
  private static final int ENABLED = 1;
  private static final int CURTAIL_ALL = 2;
  private static final int LIMITS_ENABLED = 4;

  private final Site site;
  private final VirtualTime time;
  private final Consumer<Registers> taken;
  private final CabinetReader reader;
  private @Nullable CabinetSnapshot newest;
  private ChargingPlan plan = ChargingPlan.NONE;
  private ChargingPlan sent = ChargingPlan.NONE;
  private int sequence;
  private int acknowledged = -1;
  private long polledAt = -POLL_NANOS;
  private long fedAt;
  private long latency;
  private long busyUntil;
  private @Nullable Runnable exchange;

  CabinetLine(Site site, VirtualTime time, Consumer<Registers> taken) {
    this.site = site;
    this.time = time;
    this.taken = taken;
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

  /** Every exchange takes so long from now on. */
  void latency(long nanos) {
    latency = nanos;
  }

  /** A new process knows no snapshot, no plan and no number. */
  void forget() {
    newest = null;
    plan = ChargingPlan.NONE;
    sent = ChargingPlan.NONE;
    acknowledged = -1;
    exchange = null;
    polledAt = time.nanos() - POLL_NANOS;
  }

  /** Before a decision: reads what is due. */
  void sense() {
    finish();
    if (exchange == null && time.nanos() - polledAt >= POLL_NANOS) {
      polledAt = time.nanos();
      var now = time.elapsed();
      begin(() -> {
        var snapshot = reader.snapshot(now);
        newest = snapshot.orElse(newest);
        reader.status().ifPresent(status -> acknowledged = status.at(10));
      });
    }
  }

  /** Behind a decision: a changed plan, a heartbeat, everything anew to a cabinet that lost it. */
  void act() {
    finish();
    var snapshot = newest;
    boolean isKnown = snapshot != null && snapshot.bays().size() == plan.limits().size();
    if (exchange != null || !isKnown || acknowledged < 0) {
      return;
    }
    boolean isLost = acknowledged != sequence;
    boolean isDue = time.nanos() - fedAt >= HEARTBEAT_NANOS;
    if (isLost || isDue || !plan.sameLimitsAs(sent)) {
      begin(this::send);
    }
  }

  private void begin(Runnable work) {
    busyUntil = time.nanos() + latency;
    exchange = work;
    finish();
  }

  private void finish() {
    var work = exchange;
    if (work != null && time.nanos() >= busyUntil) {
      exchange = null;
      work.run();
    }
  }

  private void send() {
    int next = acknowledged % 0xFFFF + 1;
    var words = new ArrayList<Integer>();
    words.add(next);
    words.add(REVERT_TENTHS);
    words.add(ENABLED | LIMITS_ENABLED | (plan.total().watts() == 0 ? CURTAIL_ALL : 0));
    words.add(1_000);
    plan.limits().forEach(limit -> words.add((int) (limit.limit().watts() / 10)));
    var frame = Registers.from(words.size(), words::get);
    if (site.askCabinet(new Request.Write(16, 2000, frame)) instanceof Answer.Written) {
      sequence = next;
      acknowledged = next;
      fedAt = time.nanos();
      sent = plan;
      taken.accept(frame);
    }
  }
}
