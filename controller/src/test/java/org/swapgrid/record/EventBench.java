package org.swapgrid.record;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.order.Leases;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;

/** A small station that goes through events and hands its cycles to a taker. */
public final class EventBench implements Taker.Sink {
  public static final Windows SHORT =
      new Windows(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10));
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Resume PEACE =
      new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);

  private final List<List<String>> series = new ArrayList<>();
  private final Taker taker;
  private Controller controller;
  private Memory memory;
  private ChargingPlan plan = ChargingPlan.NONE;
  private Leases leases = Leases.NONE;
  private Duration now = Duration.ZERO;
  private long number;
  private int ended;
  private boolean prompt;
  private UnaryOperator<@Nullable CabinetSnapshot> cabinets = UnaryOperator.identity();
  private UnaryOperator<FrequencySample> samples = UnaryOperator.identity();
  private Consumer<CycleRecord> also = _ -> {};

  public EventBench() {
    this(Fixtures.policy(), SHORT, PEACE);
  }

  EventBench(Policy policy, Windows windows, Resume resume) {
    controller = new Controller(policy);
    taker = new Taker(windows, policy, this);
    memory = controller.resume(resume, Fixtures.tick(0, now));
  }

  /** A station whose service asks for less than it draws. */
  public static EventBench partly(Power capacity) {
    var policy = Fixtures.policy();
    var service = (StaticService) policy.services().getFirst();
    var terms = service.terms();
    var partly =
        new StaticService(
            service.id(),
            service.trip(),
            service.release(),
            new Terms(capacity, true, terms.respondWithin(), terms.sustain(), terms.comeback()));
    return new EventBench(
        new Policy(
            policy.site(), policy.gate(), policy.riders(), policy.comeback(), List.of(partly)),
        SHORT,
        PEACE);
  }

  /** A station that was shedding when its program stopped. */
  public static EventBench resuming() {
    var services = List.of(Fixtures.SREG);
    var shed = new Resume(Resume.Stage.SHED, services, Power.ZERO, new Power(2_000), 1, false);
    return new EventBench(Fixtures.policy(), SHORT, shed);
  }

  /** A station that went through one event of this length at this frequency. */
  public static EventBench afterEvent(double hertz, Duration length) {
    return new EventBench()
        .run(60, Duration.ofSeconds(30))
        .run(hertz, length)
        .run(60, Duration.ofSeconds(60));
  }

  /** Who takes its cycles. */
  public Taker taker() {
    return taker;
  }

  /** The time it is at this station. */
  public Duration now() {
    return now;
  }

  /** The lines of each series that ended. */
  public List<List<String>> series() {
    return series.subList(0, ended);
  }

  @CanIgnoreReturnValue
  public EventBench order(Leases accepted) {
    leases = accepted;
    return this;
  }

  /** From now on the cabinet reports itself otherwise than one that obeys; null for not at all. */
  @CanIgnoreReturnValue
  public EventBench cabinet(UnaryOperator<@Nullable CabinetSnapshot> other) {
    cabinets = other;
    return this;
  }

  /** From now on the cabinet draws as if nobody had told it anything. */
  @CanIgnoreReturnValue
  public EventBench stubborn() {
    return cabinet(_ -> Fixtures.cabinet(ChargingPlan.NONE, now));
  }

  /** From now on the meter answers otherwise. */
  @CanIgnoreReturnValue
  public EventBench meter(UnaryOperator<FrequencySample> other) {
    samples = other;
    return this;
  }

  /** From now on this hears of every cycle as well. */
  @CanIgnoreReturnValue
  public EventBench also(Consumer<CycleRecord> listener) {
    also = listener;
    return this;
  }

  @CanIgnoreReturnValue
  EventBench rule(Policy policy) {
    controller = new Controller(policy);
    taker.rule(policy);
    return this;
  }

  /** The frequency stays there for so long; null is a silent meter. */
  @CanIgnoreReturnValue
  public EventBench run(@Nullable Double hertz, Duration length) {
    for (var end = now.plus(length); now.compareTo(end) < 0; ) {
      now = now.plus(STEP);
      cycle(hertz == null ? List.of() : List.of(samples.apply(Fixtures.sample(hertz, now))));
    }
    return this;
  }

  public EventBench run(double hertz, Duration length) {
    return run(Double.valueOf(hertz), length);
  }

  private void cycle(List<FrequencySample> answers) {
    var cabinet = cabinets.apply(Fixtures.cabinet(plan, now));
    var seen = new Observation(answers, cabinet, false, leases, Fixtures.tick(++number, now));
    var made = controller.decide(memory, seen);
    var cycle = new CycleRecord(memory, seen, made);
    if (prompt) {
      answer(made.plan());
    }
    taker.cycle(cycle);
    also.accept(cycle);
    memory = made.next();
    if (!prompt) {
      answer(made.plan());
    }
    plan = made.plan();
  }

  private void answer(ChargingPlan next) {
    if (!next.sameLimitsAs(plan)) {
      taker.happened(new Happening.Curtailed(number, now.plusMillis(20)));
      taker.happened(new Happening.Written(number, now.plusMillis(60)));
    }
  }

  /** From now on the cabinet's answer comes before the cycle is handed on. */
  @CanIgnoreReturnValue
  EventBench promptly() {
    prompt = true;
    return this;
  }

  @Override
  public Origin begin(Instant at) {
    series.add(new ArrayList<>());
    var origin = Fixtures.origin();
    return new Origin(
        "event-" + series.size(),
        origin.station(),
        origin.version(),
        origin.config(),
        origin.meters(),
        origin.clock());
  }

  @Override
  public void line(String line) {
    series.getLast().add(line);
  }

  @Override
  public void end() {
    ended++;
  }
}
