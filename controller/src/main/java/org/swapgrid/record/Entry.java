package org.swapgrid.record;

import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Policy;

/** One line of a series. */
public sealed interface Entry {
  /** The first: where it comes from. */
  record Began(Origin origin) implements Entry {}

  /** What governs the cycles from here on. */
  record Ruled(Policy policy) implements Entry {}

  /** What was seen a second or more from the next point. */
  record Pointed(Point point) implements Entry {}

  /** What the next cycle remembers, where it does not follow from the cycle before. */
  record Remembered(Memory memory) implements Entry {}

  /** One cycle. */
  record Decided(Observation seen, Kept kept) implements Entry {}

  /** What a driver told. */
  record Happened(Happening what) implements Entry {}

  /** The last. */
  record Ended(Ending ending) implements Entry {}
}
