package org.swapgrid.daemon.remote;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Refusal;
import org.swapgrid.order.Verdict;
import org.swapgrid.uplink.namespace.Acknowledgement;

/** What became of an order, as the aggregator is told. */
final class OrderWords {
  private OrderWords() {}

  static Acknowledgement of(Answer answer) {
    var order = answer.order();
    var verdict = answer.verdict();
    return new Acknowledgement(
        order == null ? "" : order.id(),
        order == null ? -1 : order.seq(),
        status(verdict),
        reason(verdict),
        answer.at(),
        power(verdict));
  }

  private static String status(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted(_, _, var clipped) -> clipped ? "clipped" : "accepted";
      case Verdict.Repeated _ -> "repeated";
      case Verdict.Refused _ -> "refused";
      case Verdict.Ended(var how) -> how.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String reason(Verdict verdict) {
    var words =
        switch (verdict) {
          case Verdict.Accepted(_, _, var clipped) -> clipped ? "within the site's bounds" : "";
          case Verdict.Repeated _ -> "obeyed before";
          case Verdict.Refused(var why) -> words(why);
          case Verdict.Ended _ -> "";
        };
    var code = verdict.code();
    return code.isPresent() ? (words + " [IEEE 2030.5: " + code.getAsInt() + "]").strip() : words;
  }

  private static String words(Refusal why) {
    return why.name() + ": " + why.words();
  }

  private static @Nullable Power power(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted(_, var power, _) -> power;
      case Verdict.Repeated(var first) -> first.power();
      case Verdict.Refused _, Verdict.Ended _ -> null;
    };
  }
}
