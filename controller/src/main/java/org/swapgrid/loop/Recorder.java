package org.swapgrid.loop;

import org.swapgrid.decision.CycleRecord;

/** Hears of every cycle after it acted. Called on the control thread; must return at once. */
@FunctionalInterface
public interface Recorder {
  void append(CycleRecord cycle);
}
