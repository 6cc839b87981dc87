package org.swapgrid.order;

import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/** What an order asks for. */
public sealed interface Instruction {
  /** The most the station may draw; null where it names no power. */
  default @Nullable Power most() {
    return null;
  }

  /** Draw no more than this, now; until the end no bay's limit rises. */
  record ShedTo(Power most) implements Instruction {}

  /** Draw no more than this; below it the bays are shared as usual. */
  record Cap(Power most) implements Instruction {}

  /** Let no limit rise. */
  record Hold() implements Instruction {}

  /** The end of whatever was shed, capped or held; the way back is the return limiter's. */
  record Release() implements Instruction {}

  /** The service answers the grid again. */
  record Arm(ServiceId service) implements Instruction {}

  /** The service is not to answer the grid. */
  record Disarm(ServiceId service) implements Instruction {}
}
