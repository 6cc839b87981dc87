package org.swapgrid.uplink.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * One metric as a birth describes it.
 *
 * @param name unique within its node or device
 * @param type what its values are
 * @param about for people
 * @param rule when a changed value is worth a message
 */
public record Definition(String name, DataType type, About about, Rule rule) {

  /**
   * For people.
   *
   * @param unit the engineering unit; null where there is none
   * @param range the ends of the scale; null where there is none
   * @param words one sentence
   */
  public record About(@Nullable String unit, @Nullable Range range, String words) {}

  /**
   * The ends of the scale in the metric's unit.
   *
   * @param low the least value to be expected
   * @param high the greatest
   */
  public record Range(double low, double high) {
    public Range {
      if (!(low <= high)) {
        throw new IllegalArgumentException("range " + low + ".." + high);
      }
    }
  }

  /**
   * Report by exception.
   *
   * @param deadband a number that moved by less than this since it was last sent is not sent; zero
   *     sends every change
   */
  public record Rule(double deadband) {
    public static final Rule EVERY_CHANGE = new Rule(0);

    public Rule {
      if (!(deadband >= 0) || !Double.isFinite(deadband)) {
        throw new IllegalArgumentException("deadband " + deadband);
      }
    }
  }

  /** Whether the step from the value last sent to this one is worth a message. */
  public boolean isNews(@Nullable Value sent, @Nullable Value now) {
    if (sent instanceof Value.Real(var before) && now instanceof Value.Real(var after)) {
      double step = Math.abs(after - before);
      return step > 0 && step >= rule.deadband;
    }
    if (sent instanceof Value.Whole(var before) && now instanceof Value.Whole(var after)) {
      return before != after && Math.abs((double) after - before) >= rule.deadband;
    }
    return sent == null ? now != null : !sent.equals(now);
  }
}
