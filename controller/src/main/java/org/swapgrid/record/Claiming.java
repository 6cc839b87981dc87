package org.swapgrid.record;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Mode;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.service.ServiceState;
import org.swapgrid.service.ServiceState.Active;

/** What makes an event: a static service's claim, or an order to shed. */
final class Claiming {
  private Claiming() {}

  /** The claim that stands in this state; null where none does. */
  static @Nullable Active event(ServiceState state) {
    return switch (state) {
      case Active event -> event;
      case ServiceState.Clearing(var event, _, _) -> event;
      case ServiceState.Armed _, ServiceState.Suspect _, ServiceState.Following _ -> null;
    };
  }

  static boolean isClaim(Mode mode) {
    return mode instanceof Mode.Ordered(_, var lease) && lease.instruction() instanceof ShedTo;
  }
}
