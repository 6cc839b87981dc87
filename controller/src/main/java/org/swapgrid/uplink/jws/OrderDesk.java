package org.swapgrid.uplink.jws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Counters;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Instruction.Arm;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Judgement;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Ledger;
import org.swapgrid.order.Order;
import org.swapgrid.order.OrderRules;
import org.swapgrid.order.Rate;
import org.swapgrid.order.Refusal;
import org.swapgrid.order.Situation;
import org.swapgrid.order.Verdict;
import org.swapgrid.order.Verdict.Accepted;
import org.swapgrid.order.Verdict.Ended;
import org.swapgrid.order.Verdict.Ending;
import org.swapgrid.order.Verdict.Refused;
import org.swapgrid.order.Verdict.Repeated;

/**
 * Where orders come in. Verifies, judges, makes the order's number durable, and only then lets the
 * lease be seen. One thread owns it; {@link #leases} may be asked by any.
 */
public final class OrderDesk {
  /** The name of the last obeyed order's number among the counters. */
  public static final String COUNTER = "order.seq";

  /** Verifying one costs about a millisecond of a small box; no aggregator says so much. */
  private static final int LOOKED_AT = 20;

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Counters counters;
  private SignedReader reader;
  private OrderRules rules;
  private Ledger ledger;
  private Rate looked = Rate.NONE;
  private Rate toldOff = Rate.NONE;
  private volatile Leases leases = Leases.NONE;

  public OrderDesk(TrustedKeys keys, OrderRules rules, Counters counters) {
    this.reader = new SignedReader(keys);
    this.rules = rules;
    this.counters = counters;
    this.ledger = Ledger.after(counters.last(COUNTER));
  }

  /** From now on these hold: keys were rotated, or the site's rules changed. */
  public void use(TrustedKeys keys, OrderRules rules) {
    this.reader = new SignedReader(keys);
    this.rules = rules;
  }

  /** What runs; some of it may have run out. A slot for the control loop. */
  public Leases leases() {
    return leases;
  }

  /**
   * What a message came to.
   *
   * @param answers what to tell the aggregator, in this order
   * @param receipts the event records that the aggregator has and that may be forgotten
   */
  public record Heard(List<Answer> answers, List<String> receipts) {
    public Heard {
      answers = List.copyOf(answers);
      receipts = List.copyOf(receipts);
    }
  }

  /**
   * An order or a receipt came in. Never throws, whatever the text. A flood is answered once a
   * second.
   */
  public Heard hear(String jws, Situation now) {
    return switch (read(jws, now)) {
      case Said.Ordered(var order) -> new Heard(judged(order, now), List.of());
      case Said.Received(var audience, var times, var records) -> {
        var refusal = rules.unheard(audience, times, now);
        yield refusal == null ? new Heard(List.of(), records) : refused(null, refusal, now);
      }
      case Said.Refused(_, var why) when why == Refusal.FLOOD -> new Heard(flooded(now), List.of());
      case Said.Refused(var name, var why) -> refused(name, why, now);
    };
  }

  private static Heard refused(Order.@Nullable Name name, Refusal why, Situation now) {
    return new Heard(List.of(answer(name, new Refused(why), now.tick())), List.of());
  }

  private Said read(String jws, Situation now) {
    var elapsed = now.tick().elapsed();
    if (looked.isSpent(LOOKED_AT, SECOND, elapsed)) {
      return new Said.Refused(null, Refusal.FLOOD);
    }
    looked = looked.with(SECOND, elapsed);
    return reader.read(jws);
  }

  private List<Answer> flooded(Situation now) {
    var elapsed = now.tick().elapsed();
    if (toldOff.isSpent(1, SECOND, elapsed)) {
      return List.of();
    }
    toldOff = toldOff.with(SECOND, elapsed);
    return List.of(answer(null, new Refused(Refusal.FLOOD), now.tick()));
  }

  private List<Answer> judged(Order order, Situation now) {
    var judgement = rules.judge(ledger, order, now);
    return switch (judgement.verdict()) {
      case Accepted accepted -> obeyed(accepted, judgement, now.tick());
      case Repeated _, Refused _, Ended _ ->
          List.of(answer(order.name(), judgement.verdict(), now.tick()));
    };
  }

  private List<Answer> obeyed(Accepted accepted, Judgement judgement, Tick now) {
    var lease = accepted.lease();
    if (!counters.keep(COUNTER, judgement.next().seq())) {
      return List.of(answer(lease.name(), new Refused(Refusal.NOT_KEPT), now));
    }
    remember(judgement.next());
    var answers = new ArrayList<Answer>();
    var replaced = judgement.replaced();
    if (replaced != null) {
      answers.add(answer(replaced.name(), new Ended(endedBy(lease)), now));
    }
    answers.add(answer(lease.name(), accepted, now));
    return answers;
  }

  private static Ending endedBy(Lease next) {
    return next.instruction() instanceof Release || next.instruction() instanceof Arm
        ? Ending.CANCELLED
        : Ending.SUPERSEDED;
  }

  /** What to tell the aggregator of leases that have run out by themselves; asked now and then. */
  public List<Answer> ended(Tick now) {
    var answers = new ArrayList<Answer>();
    for (var lease : ledger.ended(now.elapsed())) {
      answers.add(answer(lease.name(), new Ended(Ending.COMPLETED), now));
    }
    remember(ledger.withoutEnded(now.elapsed()));
    return answers;
  }

  private void remember(Ledger next) {
    ledger = next;
    leases = next.leases();
  }

  private static Answer answer(Order.@Nullable Name name, Verdict verdict, Tick now) {
    return new Answer(name, verdict, now.wall());
  }
}
