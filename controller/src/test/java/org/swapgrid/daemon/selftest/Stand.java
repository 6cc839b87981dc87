package org.swapgrid.daemon.selftest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Policy;
import org.swapgrid.decision.Resume;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.loop.ControlLoop;
import org.swapgrid.loop.Meter;
import org.swapgrid.loop.Ports;
import org.swapgrid.loop.Told;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.order.Leases;
import org.swapgrid.record.Origin;
import org.swapgrid.record.Taker;
import org.swapgrid.record.Windows;

/** A station in virtual time whose meter's readings go through a self-test; recorded. */
final class Stand implements Meter, Taker.Sink {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Windows SHORT =
      new Windows(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofMinutes(10));

  final SelfTest test = new SelfTest(false);
  final List<Overtaken> overtaken = new ArrayList<>();
  final List<List<String>> series = new ArrayList<>();
  double hertz = 60;
  UnaryOperator<@Nullable FrequencySample> meter = UnaryOperator.identity();
  UnaryOperator<@Nullable CabinetSnapshot> cabinet = UnaryOperator.identity();
  boolean hold;
  boolean watched = true;
  Leases leases = Leases.NONE;
  Duration now = Duration.ZERO;
  private final Taker taker;
  private final ControlLoop loop;
  private Controller controller;
  private ChargingPlan plan = ChargingPlan.NONE;
  private @Nullable CycleRecord newest;
  private long number;

  Stand() {
    this(Fixtures.policy());
  }

  Stand(Policy policy) {
    controller = new Controller(policy);
    taker = new Taker(SHORT, policy, this);
    var told = new Told(() -> hold, () -> leases);
    var ports =
        new Ports(
            List.of(test.of(this)),
            new Obedient(),
            told,
            this::follow,
            () -> Fixtures.tick(number, now));
    var peace = new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);
    loop = new ControlLoop(controller, ports, peace);
    run(Duration.ofSeconds(10));
  }

  /** A policy that is read again. */
  void reload(Policy policy) {
    controller = new Controller(policy);
    taker.rule(policy);
    loop.replaceController(controller);
  }

  private void follow(CycleRecord cycle) {
    newest = cycle;
    var event = test.follow(controller, cycle);
    if (event != null) {
      overtaken.add(event);
      taker.overtaken(event.crossing());
    }
    taker.testing(test.isRunning());
    taker.cycle(cycle);
  }

  void run(Duration time) {
    for (var left = time; left.isPositive(); left = left.minus(STEP)) {
      step();
    }
  }

  /** One cycle; nothing that is low is ever hidden. */
  void step() {
    number++;
    now = now.plus(STEP);
    if (watched) {
      test.heard();
    }
    var cycle = loop.cycle();
    if (cycle.made().view().grid() instanceof GridState.Seen(var seen, _, var at)
        && at.equals(now)) {
      assertFalse(seen.hertz() > hertz + 0.0005, seen + " hides " + hertz);
    }
  }

  /** Runs until the test is in this phase. */
  void until(Phase phase) {
    for (int i = 0; report().phase() != phase; i++) {
      assertFalse(i > 100_000, "never " + phase);
      step();
    }
  }

  Report report() {
    var report = test.newest();
    assertNotNull(report);
    return report;
  }

  CycleRecord newest() {
    assertNotNull(newest);
    return newest;
  }

  Mode mode() {
    return newest().made().next().mode();
  }

  /** The frequency the loop has just seen, in Hz. */
  double seen() {
    var frequency = newest().seen().samples().getFirst().frequency();
    assertNotNull(frequency);
    return frequency.hertz();
  }

  /** What the station may draw. */
  Power planned() {
    return plan.total();
  }

  /** Asks for a test; why it is refused, or null. */
  @Nullable String ask(Request request) {
    var question = test.ask(request);
    step();
    try {
      var _ = question.answer().get();
      return null;
    } catch (ExecutionException refused) {
      return refused.getCause() == null ? "" : refused.getCause().getMessage();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  void begin() {
    var refusal = ask(new Request(null, Duration.ofSeconds(12), 20));
    assertFalse(refusal != null, refusal);
  }

  /** Ends the record that is open. */
  void close() {
    taker.stop();
  }

  @Override
  public MeterId id() {
    return Fixtures.METER;
  }

  @Override
  public Optional<FrequencySample> latest() {
    return Optional.ofNullable(meter.apply(Fixtures.sample(hertz, now)));
  }

  /** A cabinet that obeys at once. */
  private final class Obedient implements Cabinet {
    @Override
    public Optional<CabinetSnapshot> latest() {
      return Optional.ofNullable(cabinet.apply(Fixtures.cabinet(plan, now)));
    }

    @Override
    public void steer(ChargingPlan next) {
      plan = next;
    }
  }

  @Override
  public Origin begin(Instant at) {
    series.add(new ArrayList<>());
    return Fixtures.origin();
  }

  @Override
  public void line(String line) {
    series.getLast().add(line);
  }

  @Override
  public void end() {}
}
