package org.swapgrid.modbus;

/**
 * How the limits in force differ from those asked for.
 *
 * @param isAbove some bay may draw more than it was told
 * @param isBelow some bay that could be steered is held lower: a ramp, a hold, a lost write
 * @param sum of the limits in force in tens of watts, by which movement is told
 */
record LimitGap(boolean isAbove, boolean isBelow, long sum) {
  static LimitGap between(CommandFrame frame, CabinetImage image) {
    boolean above = false;
    boolean below = false;
    long sum = 0;
    for (int i = 0; i < frame.bays(); i++) {
      var asked = frame.limit(i);
      var inForce = image.limitInForce(i);
      if (asked == CabinetMap.NO_U16) {
        continue;
      }
      var unknown = inForce == CabinetMap.NO_U16;
      above |= !unknown && inForce > asked;
      below |= unknown || (inForce < asked && image.isSteerable(i));
      sum += unknown ? 0 : inForce;
    }
    return new LimitGap(above, below, sum);
  }

  boolean isNone() {
    return !isAbove && !isBelow;
  }
}
