package org.swapgrid.decision;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Modes.Facts;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction.Arm;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Lease;

/** How tightly an order holds the station, against the order before it and its own size. */
final class Grip {
  private Grip() {}

  /** Whether the order keeps the station from drawing all it could. */
  static boolean restricts(Lease lease, Facts facts) {
    var most = most(lease);
    return (most == null ? facts.budget().allowed() : most).isBelow(facts.rated().unrestricted());
  }

  /** Whether the order that ran kept nothing back, so that nothing has to come back. */
  static boolean isFree(Ordered ordered, Facts facts) {
    return !ceiling(ordered, facts).isBelow(facts.rated().unrestricted());
  }

  /** Whether the newer order allows more than the one that ran. */
  static boolean eases(Ordered ordered, Lease newer, Facts facts) {
    var most = most(newer);
    return most != null && !isFree(ordered, facts) && most.isAbove(ceiling(ordered, facts));
  }

  /** Whether the way back has come to where the order ends it. */
  static boolean reaches(Lease lease, Facts facts) {
    var most = most(lease);
    return most == null || !facts.budget().allowed().isBelow(most);
  }

  /** A cap leaves room up to itself; everything else stays where it is. */
  private static Power ceiling(Ordered ordered, Facts facts) {
    return ordered.lease().instruction() instanceof Cap(var most) ? most : facts.budget().allowed();
  }

  private static @Nullable Power most(Lease lease) {
    return switch (lease.instruction()) {
      case ShedTo(var most) -> most;
      case Cap(var most) -> most;
      case Hold _, Release _, Arm _, Disarm _ -> null;
    };
  }
}
