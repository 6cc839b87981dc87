package org.swapgrid.order;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.order.Verdict.Accepted;

/**
 * What is remembered of orders.
 *
 * @param seq the number of the last order obeyed; -1 before the first. It must be durable before
 *     the leases are acted upon
 * @param last the last order obeyed in this run; null before the first
 * @param rate when orders were obeyed within the last minute
 * @param leases what runs
 */
public record Ledger(long seq, @Nullable Accepted last, Rate rate, Leases leases) {

  /** What a run begins with: no lease outlives a restart, the last number does. */
  public static Ledger after(long seq) {
    return new Ledger(seq, null, Rate.NONE, Leases.NONE);
  }

  @Nullable Accepted obeyed(Order order) {
    return last != null && last.lease().name().id().equals(order.name().id()) ? last : null;
  }

  /** The leases that have run out by this time. */
  public List<Lease> ended(Duration now) {
    return leases.all().stream().filter(lease -> !lease.runs(now)).toList();
  }

  /** The same without those. */
  public Ledger withoutEnded(Duration now) {
    return new Ledger(seq, last, rate, leases.runningAt(now));
  }
}
