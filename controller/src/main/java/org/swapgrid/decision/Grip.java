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
    var ceiling =
        ordered.lease().instruction() instanceof Cap(var cap)
            ? cap
            : come(newer.instruction() instanceof Cap, facts);
    return most != null && !isFree(ordered, facts) && most.isAbove(ceiling);
  }

  /** Whether the way back has come to where the order ends it. */
  static boolean reaches(Mode was, Lease lease, Facts facts) {
    var most = lease.instruction().most();
    boolean isPinned = was instanceof Waiting && lease.instruction() instanceof Cap;
    return most == null || !come(isPinned, facts).isBelow(most);
  }

  /**
   * How far limits have come. A cap gives the bays all the room below it: where nothing could rise
   * before, that would be a leap from what is drawn.
   */
  private static Power come(boolean leaps, Facts facts) {
    var allowed = facts.budget().allowed();
    var drawn = facts.rated().drawn();
    return leaps && drawn != null ? allowed.min(drawn) : allowed;
  }

  /** A cap leaves room up to itself; everything else stays where it is, and that is the limits. */
  private static Power ceiling(Ordered ordered, Facts facts) {
    return ordered.lease().instruction() instanceof Cap(var most)
        ? most
        : facts.budget().allowed().min(facts.rated().granted());
  }
}
