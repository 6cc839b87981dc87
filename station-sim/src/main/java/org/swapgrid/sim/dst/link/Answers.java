package org.swapgrid.sim.dst.link;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Verdict;
import org.swapgrid.uplink.namespace.Acknowledgement;

/** An answer to an order, as the daemon hands it to its uplink. */
final class Answers {
  private Answers() {}

  static Acknowledgement of(Answer answer) {
    var order = answer.order();
    return new Acknowledgement(
        order == null ? "" : order.id(),
        order == null ? -1 : order.seq(),
        status(answer.verdict()),
        "",
        answer.at(),
        power(answer.verdict()));
  }

  static String status(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted(_, _, var clipped) -> clipped ? "clipped" : "accepted";
      case Verdict.Repeated _ -> "repeated";
      case Verdict.Refused(var why) -> "refused " + why;
      case Verdict.Ended(var how) -> how.name().toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable Power power(Verdict verdict) {
    return verdict instanceof Verdict.Accepted(_, var power, _) ? power : null;
  }
}
