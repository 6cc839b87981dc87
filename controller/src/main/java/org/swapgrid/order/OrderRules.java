package org.swapgrid.order;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction.Arm;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Verdict.Accepted;
import org.swapgrid.order.Verdict.Refused;
import org.swapgrid.order.Verdict.Repeated;

/**
 * The site's rules for orders. An order is a lease: it ends by itself, at its own expiry, counted
 * on the monotonic clock from the moment it is accepted.
 *
 * @param names this station's own name and those of its groups
 * @param longest no order may run longer than this
 * @param perMinute no more orders are obeyed in any minute
 * @param dispatchable the services that may be armed and disarmed by order
 */
public record OrderRules(
    Set<String> names, Duration longest, int perMinute, Set<ServiceId> dispatchable) {
  /** Design rule: a larger difference between the clocks is a fault of one of them. */
  private static final Duration SKEW = Duration.ofSeconds(2);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** No site may draw more by its configuration (station.connection_limit_kw). */
  private static final Power LARGEST = new Power(1_000_000);

  public OrderRules {
    names = Set.copyOf(names);
    dispatchable = Set.copyOf(dispatchable);
    require(!names.isEmpty(), "a station needs a name to be ordered by");
    require(longest.isPositive(), "orders that may not run");
    require(perMinute > 0, "no order a minute");
  }

  /**
   * Judges an order. Whoever acts upon an accepted one makes {@code next.seq()} durable first.
   *
   * @param was what is remembered; handed back in the judgement
   */
  public Judgement judge(Ledger was, Order order, Situation now) {
    if (Collections.disjoint(names, order.audience())) {
      return refused(Refusal.WRONG_AUDIENCE, was);
    }
    var obeyed = was.obeyed(order);
    if (obeyed != null) {
      return new Judgement(new Repeated(obeyed), was, null);
    }
    var refusal = refusal(was, order, now);
    return refusal == null ? accepted(was, order, now) : refused(refusal, was);
  }

  /**
   * Why a message that orders nothing is not heeded; null where it is. While the clock is not set
   * its times say nothing.
   */
  public @Nullable Refusal unheard(List<String> audience, Order.Times times, Situation now) {
    if (Collections.disjoint(names, audience)) {
      return Refusal.WRONG_AUDIENCE;
    }
    return now.timekeeping().synchronised() ? untimelyByClock(times, now) : null;
  }

  private static Judgement refused(Refusal why, Ledger was) {
    return new Judgement(new Refused(why), was, null);
  }

  private @Nullable Refusal refusal(Ledger was, Order order, Situation now) {
    if (order.name().seq() <= was.seq()) {
      return Refusal.STALE;
    }
    var untimely = untimely(order, now);
    if (untimely != null) {
      return untimely;
    }
    var unfit = unfit(was, order.instruction(), now);
    if (unfit != null) {
      return unfit;
    }
    return was.rate().isSpent(perMinute, MINUTE, now.tick().elapsed()) ? Refusal.RATE : null;
  }

  private @Nullable Refusal untimely(Order order, Situation now) {
    var times = order.times();
    if (!times.expires().isAfter(times.notBefore()) || !times.expires().isAfter(times.issued())) {
      return Refusal.IMPOSSIBLE_TIMES;
    }
    if (lifetime(order).compareTo(longest) > 0) {
      return Refusal.TOO_LONG;
    }
    var nonce = order.nonce();
    if (nonce != null && !nonce.equals(now.timekeeping().nonce())) {
      return Refusal.WRONG_NONCE;
    }
    if (now.timekeeping().synchronised()) {
      return untimelyByClock(times, now);
    }
    return nonce == null ? Refusal.NONCE_NEEDED : null;
  }

  private static @Nullable Refusal untimelyByClock(Order.Times times, Situation now) {
    var wall = now.tick().wall();
    var ahead = wall.plus(SKEW);
    if (times.issued().isAfter(ahead)) {
      return Refusal.CLOCK_SKEW;
    }
    if (times.notBefore().isAfter(ahead)) {
      return Refusal.NOT_YET;
    }
    return times.expires().isAfter(wall) ? null : Refusal.EXPIRED;
  }

  private @Nullable Refusal unfit(Ledger was, Instruction instruction, Situation now) {
    var bounds = now.bounds();
    return switch (instruction) {
      case ShedTo(var most) -> unfit(most, was, now);
      case Cap(var most) -> unfit(most, was, now);
      case Hold _ -> null;
      case Release _ -> bounds.low() ? Refusal.AGAINST_FREQUENCY : null;
      case Arm(var service) -> dispatchable.contains(service) ? null : Refusal.NOT_DISPATCHABLE;
      case Disarm(var service) when !dispatchable.contains(service) -> Refusal.NOT_DISPATCHABLE;
      case Disarm _ -> bounds.low() ? Refusal.AGAINST_FREQUENCY : null;
    };
  }

  private static @Nullable Refusal unfit(Power ordered, Ledger was, Situation now) {
    if (ordered.isBelow(Power.ZERO) || ordered.isAbove(LARGEST)) {
      return Refusal.IMPOSSIBLE_POWER;
    }
    var running = was.leases().powerAt(now.tick().elapsed());
    var present = running == null ? null : running.instruction().most();
    boolean loosens = present != null && now.bounds().clip(ordered).isAbove(present);
    return loosens && now.bounds().low() ? Refusal.AGAINST_FREQUENCY : null;
  }

  private static Duration lifetime(Order order) {
    var times = order.times();
    var from = times.issued().isAfter(times.notBefore()) ? times.issued() : times.notBefore();
    return Duration.between(from, times.expires());
  }

  private Judgement accepted(Ledger was, Order order, Situation now) {
    var clipped = clipped(order.instruction(), now.bounds());
    var elapsed = now.tick().elapsed();
    var lease = new Lease(order.name(), clipped, elapsed.plus(left(order, now)));
    var accepted = new Accepted(lease, clipped.most(), !clipped.equals(order.instruction()));
    var leases = was.leases().runningAt(elapsed);
    var next =
        new Ledger(
            order.name().seq(), accepted, was.rate().with(MINUTE, elapsed), leases.with(lease));
    return new Judgement(accepted, next, leases.replacedBy(lease));
  }

  /** Without a clock to be trusted the whole lifetime counts, from now on. */
  private Duration left(Order order, Situation now) {
    if (!now.timekeeping().synchronised()) {
      return lifetime(order);
    }
    var left = Duration.between(now.tick().wall(), order.times().expires());
    return Collections.min(List.of(left, longest));
  }

  private static Instruction clipped(Instruction ordered, Bounds bounds) {
    return switch (ordered) {
      case ShedTo(var most) -> new ShedTo(bounds.clip(most));
      case Cap(var most) -> new Cap(bounds.clip(most));
      case Hold _, Release _, Arm _, Disarm _ -> ordered;
    };
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
