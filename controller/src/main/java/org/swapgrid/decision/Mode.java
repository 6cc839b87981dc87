package org.swapgrid.decision;

import java.time.Duration;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Lease;

/** What the station is doing. Data exists only in the mode where it means something. */
public sealed interface Mode {
  /** Since when, on the monotonic clock. */
  Duration since();

  /** Charging is not restricted. */
  record Normal(Duration since) implements Mode {}

  /** The frequency is below a static service's level: what is promised is shed. */
  record Shedding(Duration since, ServiceId service) implements Mode {}

  /** A droop service steers around its curve. */
  record Regulating(Duration since, ServiceId service) implements Mode {}

  /**
   * The way back has begun, nothing is loosened yet: the release wait runs, then the random delay.
   *
   * @param since when this part of the wait began (it begins anew if the frequency falls again)
   * @param until when the part that runs now is over
   * @param part which part
   */
  record Waiting(Duration since, Duration until, Part part) implements Mode {
    public enum Part {
      RELEASE_WAIT,
      RANDOM_DELAY
    }
  }

  /**
   * The ramp, and behind it the recovery window in which the power before the event is not
   * exceeded.
   */
  record Restoring(Duration since, Ramp ramp) implements Mode {}

  /**
   * No trustworthy frequency: no limit is loosened, no capacity offered.
   *
   * @param curtailed whether the station was restricted when sight was lost
   */
  record Blind(Duration since, boolean curtailed) implements Mode {}

  /**
   * No trustworthy frequency either, and nothing speaks for charging more than the limits allow:
   * the last one was below a level, this process has not had one, or a technician holds the
   * station. Limits stay, and no capacity is offered.
   */
  record Unsure(Duration since) implements Mode {}

  /**
   * Still no trustworthy frequency, but the stated time is over: charging comes back under local
   * rules, on the same ramp. No capacity is offered.
   */
  record CarryingOn(Duration since, Ramp ramp) implements Mode {}

  /** The voltage is lost: not a frequency event; the cold-load path follows. */
  record Dark(Duration since) implements Mode {}

  /**
   * The aggregator's order runs: it tightens at once; what ends or eases it goes the way of every
   * return.
   */
  record Ordered(Duration since, Lease lease) implements Mode {}

  /**
   * A technician holds the station: no limit is loosened; shedding still works.
   *
   * @param curtailed whether the hold found the station restricted
   */
  record Held(Duration since, boolean curtailed) implements Mode {}
}
