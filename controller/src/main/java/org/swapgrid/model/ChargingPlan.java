package org.swapgrid.model;

import java.util.List;

/**
 * Where the station must be: a destination, not a change. It names every bay, may be applied twice
 * and carries why.
 *
 * @param tick the number of the cycle that made it
 * @param limits every bay, ascending by number
 */
public record ChargingPlan(long tick, List<BayLimit> limits) {
  public static final ChargingPlan NONE = new ChargingPlan(0, List.of());

  public ChargingPlan {
    limits = List.copyOf(limits);
  }

  /** The sum of all limits: no more than this can be drawn once the plan is in force. */
  public Power total() {
    long watts = 0;
    for (var limit : limits) {
      watts += limit.limit().watts();
    }
    return new Power(watts);
  }

  /** Whether both ask the same of every bay, whatever their causes and ticks. */
  public boolean sameLimitsAs(ChargingPlan other) {
    if (limits.size() != other.limits.size()) {
      return false;
    }
    for (int i = 0; i < limits.size(); i++) {
      var mine = limits.get(i);
      var theirs = other.limits.get(i);
      if (!mine.bay().equals(theirs.bay()) || !mine.limit().equals(theirs.limit())) {
        return false;
      }
    }
    return true;
  }
}
