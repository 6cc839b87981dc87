package org.swapgrid.sim.dst.link;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.loop.Outbox;
import org.swapgrid.loop.Outbox.Priority;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Bounds;
import org.swapgrid.order.Leases;
import org.swapgrid.order.OrderRules;
import org.swapgrid.order.Situation;
import org.swapgrid.uplink.jws.OrderDesk;
import org.swapgrid.uplink.namespace.Facts;
import org.swapgrid.uplink.namespace.Layout;
import org.swapgrid.uplink.namespace.Namespace;
import org.swapgrid.uplink.session.Input;
import org.swapgrid.uplink.session.Now;
import org.swapgrid.uplink.session.Output;
import org.swapgrid.uplink.session.RecordText;
import org.swapgrid.uplink.session.Rules;
import org.swapgrid.uplink.session.Session;
import org.swapgrid.uplink.sparkplug.Decoder;
import org.swapgrid.uplink.sparkplug.Outgoing;

/** One process's session and desk, wired as the daemon wires them, stepped instead of threaded. */
final class StationEnd {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Rules RULES =
      new Rules(1, true, Rules.Deadlines.STANDARD, Rules.Rests.STANDARD, Rules.Pace.STANDARD);

  private final Wires wires;
  private final Session session;
  private final OrderDesk desk;
  private final Namespace namespace;
  private final Decoder decoder = new Decoder(Pen.TOPICS);
  private Duration dueAt = Duration.ZERO;
  private @Nullable Bounds bounds;
  private @Nullable Letter hearing;
  private String stage = "";

  /**
   * What it is wired to.
   *
   * @param answered hears what became of each order
   */
  record Wires(
      Clock clock,
      Broker broker,
      Store store,
      Ledger ledger,
      BiConsumer<Letter, List<Answer>> answered) {}

  StationEnd(OrderRules rules, Layout layout, long seed, Wires wires) {
    this.wires = wires;
    this.namespace = new Namespace(layout);
    this.desk = new OrderDesk(Pen.trusted(), rules, wires.store());
    this.session = new Session(RULES, wires.store(), wires.store(), new SplittableRandom(seed));
  }

  Leases leases() {
    return desk.leases();
  }

  /** The uplink's and the desk's share of a step; before the first cycle there is none to show. */
  void step(@Nullable CycleRecord newest, @Nullable Bounds asOfNow) {
    bounds = asOfNow;
    wires.ledger.settle(wires.store);
    if (newest != null) {
      record(newest);
    }
    for (var input = wires.broker.nextNews(); input != null; input = wires.broker.nextNews()) {
      session(input);
    }
    var elapsed = wires.clock.now().elapsed();
    if (elapsed.compareTo(dueAt) >= 0) {
      dueAt = elapsed.plus(SECOND);
      if (newest != null) {
        session(new Input.Newest(namespace.image(newest, facts(elapsed))));
      }
      desk.ended(wires.clock.now()).forEach(this::answer);
    }
    session(new Input.Tick());
  }

  /** Each change of what the station does is an event record. */
  private void record(CycleRecord newest) {
    var now = newest.made().next().mode().getClass().getSimpleName();
    if (!now.equals(stage)) {
      stage = now;
      wires.ledger.append(wires.store, wires.clock.now().wall(), now);
      session(new Input.Nudge());
    }
  }

  /** A message came in. */
  void hear(Letter letter) {
    hearing = letter;
    decoder.read(letter.arrival()).forEach(meaning -> session(new Input.Heard(meaning)));
    hearing = null;
  }

  private List<Answer> deliver(String jws) {
    var now = bounds;
    if (now == null) { // before the first cycle nothing is promised
      return List.of();
    }
    var timekeeping = new Situation.Timekeeping(wires.clock.isClockSet(), "nonce");
    var heard = desk.hear(jws, new Situation(wires.clock.now(), timekeeping, now));
    heard.answers().forEach(this::answer);
    var received =
        heard.receipts().stream().flatMap(key -> Outbox.idOf(key).stream().boxed()).toList();
    if (!received.isEmpty()) {
      wires.store.acknowledged(received);
    }
    return heard.answers();
  }

  private void answer(Answer answer) {
    var part = namespace.answer(Answers.of(answer), wires.clock.now().wall());
    session(new Input.Urgent(part));
  }

  private void session(Input input) {
    var now = wires.clock.now();
    session
        .on(input, new Now(now.elapsed(), now.wall(), wires.clock.isClockSet()))
        .forEach(this::perform);
  }

  private void perform(Output output) {
    switch (output) {
      case Output.Connect _ -> wires.broker.connect();
      case Output.Subscribe _ -> wires.broker.subscribe();
      case Output.Publish(var message) -> wires.broker.publish(message);
      case Output.Probe _ -> wires.broker.probe();
      case Output.Close _, Output.Drop _ -> wires.broker.drop();
      case Output.Deliver(var jws) when hearing != null ->
          wires.answered.accept(hearing, deliver(jws));
      case Output.Keep(var message) -> keep(message);
      case Output.Deliver _, Output.Tell _ -> {}
    }
  }

  private void keep(Outgoing message) {
    boolean isAnswer = message.metrics().list().stream().anyMatch(m -> m.name().startsWith("Ack/"));
    wires.store.append(
        isAnswer ? Priority.ACKNOWLEDGEMENT : Priority.TELEMETRY,
        isAnswer ? "ack" : "telemetry",
        message.at(),
        RecordText.write(message));
  }

  private Facts facts(Duration uptime) {
    return new Facts(
        new Facts.Status("", uptime, 0, new Facts.ClockFacts(wires.clock.isClockSet(), null)),
        new Facts.LinkFacts(wires.store.level(), 0, null),
        Map.of(),
        Map.of(),
        new Facts.DispatchFacts(null, null));
  }
}
