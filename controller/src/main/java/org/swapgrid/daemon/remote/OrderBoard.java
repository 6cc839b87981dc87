package org.swapgrid.daemon.remote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.metrics.UplinkMetrics;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Order;
import org.swapgrid.order.Refusal;
import org.swapgrid.order.Verdict;

/** Keeps what became of orders, logs it and counts it. */
public final class OrderBoard {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid.orders");
  private static final int MOST = 8;

  private final UplinkMetrics metrics;
  private volatile List<Refused> refusals = List.of();

  /**
   * Something that was not obeyed.
   *
   * @param order which; null where nothing of the message can be trusted
   * @param reason one of few
   * @param words the same for people
   * @param times how often this came in a row
   */
  public record Refused(
      Instant at, Order.@Nullable Name order, String reason, String words, int times) {
    private boolean isLike(Refused other) {
      return reason.equals(other.reason) && Objects.equals(order, other.order);
    }

    private Refused again(int before) {
      return new Refused(at, order, reason, words, before + times);
    }
  }

  OrderBoard(UplinkMetrics metrics) {
    this.metrics = metrics;
  }

  /** Every reason there is, as a word. */
  static List<String> reasons() {
    return Stream.of(Refusal.values()).map(why -> why.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The last few, newest first. */
  List<Refused> refusals() {
    return refusals;
  }

  /** Called on the desk's thread. */
  void answered(Answer answer) {
    switch (answer.verdict()) {
      case Verdict.Accepted(var lease, var power, var clipped) -> {
        metrics.obeyed();
        LOG.atInfo()
            .addKeyValue("id", lease.name().id())
            .addKeyValue("seq", lease.name().seq())
            .addKeyValue("order", lease.instruction())
            .addKeyValue("power_w", power == null ? null : power.watts())
            .addKeyValue("clipped", clipped)
            .log("order obeyed");
      }
      case Verdict.Refused(var why) -> refused(answer, why);
      case Verdict.Ended(var how) ->
          LOG.atInfo().addKeyValue("id", id(answer)).addKeyValue("how", how).log("order ended");
      case Verdict.Repeated _ -> {}
    }
  }

  private void refused(Answer answer, Refusal why) {
    var reason = why.name().toLowerCase(Locale.ROOT);
    metrics.refusedOrder(reason);
    refused(new Refused(answer.at(), answer.order(), reason, why.words(), 1));
  }

  /** A message that was not even an order. Any thread. */
  synchronized void refused(Refused refused) {
    var next = new ArrayList<Refused>(MOST);
    var last = refusals.isEmpty() ? null : refusals.getFirst();
    int before = last != null && last.isLike(refused) ? last.times : 0;
    next.add(refused.again(before));
    refusals.stream().skip(before > 0 ? 1 : 0).limit(MOST - 1).forEach(next::add);
    refusals = List.copyOf(next);
    if (before == 0) {
      LOG.atWarn()
          .addKeyValue("id", refused.order == null ? "" : refused.order.id())
          .addKeyValue("reason", refused.reason)
          .addKeyValue("words", refused.words)
          .log("order refused");
    }
  }

  private static String id(Answer answer) {
    var order = answer.order();
    return order == null ? "" : order.id();
  }
}
