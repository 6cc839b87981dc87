package org.swapgrid.decision;

import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Modes.Facts;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Lease;

/** How tightly an order holds the station, against the order before it and its own size. */
final class Grip {
  private Grip() {}

  /** Whether the order keeps the station from drawing all it could. */
  static boolean restricts(Lease lease, Facts facts) {
    var most = lease.instruction().most();
    return (most == null ? facts.budget().allowed() : most).isBelow(facts.rated().unrestricted());
  }

  /** Whether the order that ran kept nothing back, so that nothing has to come back. */
  static boolean isFree(Ordered ordered, Facts facts) {
    return !ceiling(ordered, facts).isBelow(facts.rated().unrestricted());
  }

  /** Whether the newer order allows more than the one that ran. */
  static boolean eases(Ordered ordered, Lease newer, Facts facts) {
    var most = newer.instruction().most();
    return most != null && !isFree(ordered, facts) && most.isAbove(ceiling(ordered, facts));
  }

  /**
   * Whether the way back has come to where the order ends it. A cap gives the bays all the room
   * below it: while limits wait that would be a leap from what is drawn.
   */
  static boolean reaches(Mode was, Lease lease, Facts facts) {
    var most = lease.instruction().most();
    boolean leaps = was instanceof Waiting && lease.instruction() instanceof Cap;
    var allowed = facts.budget().allowed();
    var drawn = facts.rated().drawn();
    var come = leaps && drawn != null ? allowed.min(drawn) : allowed;
    return most == null || !come.isBelow(most);
  }

  /** A cap leaves room up to itself; everything else stays where it is. */
  private static Power ceiling(Ordered ordered, Facts facts) {
    return ordered.lease().instruction() instanceof Cap(var most) ? most : facts.budget().allowed();
  }
}
