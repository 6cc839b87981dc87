package org.swapgrid.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction.Arm;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Instruction.ShedTo;

/**
 * What runs: one lease on the station's power at most, and one for each disarmed service. A newer
 * lease takes the place of the older one on the same thing and leaves the others alone.
 *
 * @param power the newest lease on power; null for none; may have run out
 * @param disarmed the newest lease of each disarmed service; may have run out
 */
public record Leases(@Nullable Lease power, List<Lease> disarmed) {
  public static final Leases NONE = new Leases(null, List.of());

  public Leases {
    disarmed = List.copyOf(disarmed);
  }

  /** The lease on power that runs at this time; null for none. */
  public @Nullable Lease powerAt(Duration now) {
    return power != null && power.runs(now) ? power : null;
  }

  /** Whether this service must not answer the grid at this time. */
  public boolean disarms(ServiceId service, Duration now) {
    var lease = disarming(service);
    return lease != null && lease.runs(now);
  }

  /** All of them, running or not. */
  public List<Lease> all() {
    var all = new ArrayList<Lease>();
    if (power != null) {
      all.add(power);
    }
    all.addAll(disarmed);
    return List.copyOf(all);
  }

  /** Those that run at this time. */
  Leases runningAt(Duration now) {
    return new Leases(powerAt(now), disarmed.stream().filter(l -> l.runs(now)).toList());
  }

  /** The lease that this one takes the place of; null for none. */
  @Nullable Lease replacedBy(Lease next) {
    return switch (next.instruction()) {
      case ShedTo _, Cap _, Hold _, Release _ -> power;
      case Arm(var service) -> disarming(service);
      case Disarm(var service) -> disarming(service);
    };
  }

  Leases with(Lease next) {
    return switch (next.instruction()) {
      case ShedTo _, Cap _, Hold _ -> new Leases(next, disarmed);
      case Release _ -> new Leases(null, disarmed);
      case Arm(var service) -> new Leases(power, others(service));
      case Disarm(var service) -> {
        var leases = others(service);
        leases.add(next);
        yield new Leases(power, leases);
      }
    };
  }

  private @Nullable Lease disarming(ServiceId service) {
    for (var lease : disarmed) {
      if (lease.instruction().equals(new Disarm(service))) {
        return lease;
      }
    }
    return null;
  }

  private List<Lease> others(ServiceId service) {
    var others = new ArrayList<>(disarmed);
    others.removeIf(lease -> lease.instruction().equals(new Disarm(service)));
    return others;
  }
}
