package org.swapgrid.daemon.remote;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Bounds;

/** What is seen of the running station. Any thread; returns at once. */
public interface StationSight {
  /**
   * The newest cycle as others see it.
   *
   * @param bounds what an order may ask after it
   * @param sentence what the station does and why
   */
  record Sight(CycleRecord cycle, Bounds bounds, String sentence) {}

  /** Null before the first cycle. */
  @Nullable Sight newest();

  /** The time now; its number is of no meaning. */
  Tick now();
}
