package org.swapgrid.decision;

/** One cycle, complete: enough to decide it again. */
public record CycleRecord(Memory was, Observation seen, Decision made) {}
