package org.swapgrid.sim.meter;

import java.time.Duration;

/** How a meter misbehaves. */
public sealed interface MeterFault {
  record None() implements MeterFault {}

  /** Does not answer. */
  record Silent() implements MeterFault {}

  /** Answers, but its registers are no longer renewed. */
  record Frozen() implements MeterFault {}

  /** Shows the same bits in all of its values. */
  record Stands(NoValue as) implements MeterFault {}

  /** Answers with a Modbus exception. */
  record Refusing(int code) implements MeterFault {}

  /** Answers late. */
  record Slow(Duration by) implements MeterFault {}

  /** What a meter shows when it has nothing to show. */
  enum NoValue {
    NAN,
    ZERO,
    ALL_ONES
  }

  MeterFault NONE = new None();
}
