package org.swapgrid.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.FrequencySample.Times;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Tick;
import org.swapgrid.model.Voltage;
import org.swapgrid.order.Leases;

/** A controller on the bench: virtual time, one or two meters, bays that follow their limits. */
final class Bench {
  static final Duration POLL = Duration.ofMillis(50);
  static final MeterId MAIN = new MeterId("main");
  static final MeterId SECOND = new MeterId("second");

  /** One bay's truth. */
  static final class Bay {
    long appetite = 800;
    int charge = 500;
    int celsius = 30;
    boolean empty;
    boolean disobedient;
    Condition condition = Condition.FINE;
    long limit = 0;

    long draw() {
      return empty ? 0 : disobedient ? appetite : Math.min(appetite, limit);
    }
  }

  Controller controller;
  Memory memory;
  Duration now = Duration.ofSeconds(1);
  final List<Bay> bays = new ArrayList<>();
  final List<FrequencySample> samples = new ArrayList<>();
  CabinetSnapshot.State state = CabinetSnapshot.State.RUNNING;
  boolean cabinetAnswers = true;
  boolean hold;
  Leases leases = Leases.NONE;
  double volts = 230;
  @Nullable CabinetSnapshot snapshot;
  CycleRecord last;
  private long number;
  private long raw;

  Bench(Policy policy, int bayCount, Resume resume) {
    for (int i = 0; i < bayCount; i++) {
      var bay = new Bay();
      bay.charge = 300 + (10 * i) % 600;
      bays.add(bay);
    }
    controller = new Controller(policy);
    memory = controller.resume(resume, tick());
    last = silent(Duration.ZERO);
  }

  /** A station that has run undisturbed for a minute and a half. */
  static Bench running(Policy policy, int bayCount) {
    var free = new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);
    var bench = new Bench(policy, bayCount, free);
    bench.at(60.0, Duration.ofSeconds(90));
    return bench;
  }

  Tick tick() {
    return new Tick(++number, now, Instant.EPOCH.plus(now));
  }

  /** Polls this frequency for so long; returns the last cycle. */
  CycleRecord at(double hertz, Duration length) {
    return during(length, _ -> hertz);
  }

  /** Polls the frequency as a function of the seconds since the call. */
  CycleRecord during(Duration length, DoubleUnaryOperator hertz) {
    var start = now;
    var end = now.plus(length);
    do {
      poll(MAIN, hertz.applyAsDouble(now.minus(start).toMillis() / 1000.0));
      cycle();
      now = now.plus(POLL);
    } while (now.compareTo(end) < 0);
    return last;
  }

  /** No meter answers for so long. */
  CycleRecord silent(Duration length) {
    var end = now.plus(length);
    do {
      cycle();
      now = now.plus(POLL);
    } while (now.compareTo(end) < 0);
    return last;
  }

  /** One answer of a meter; the bits change each time, as a live meter's do. */
  void poll(MeterId meter, double hertz) {
    sample(meter, Frequency.ofHertz(hertz), ++raw);
  }

  void sample(MeterId meter, @Nullable Frequency frequency, long bits) {
    samples.removeIf(s -> s.meter().equals(meter));
    var times = new Times(now.minusMillis(2), now.minusMillis(1));
    samples.add(new FrequencySample(meter, frequency, bits, Voltage.ofVolts(volts), null, times));
  }

  CycleRecord cycle() {
    if (cabinetAnswers) {
      snapshot = snapshot();
    }
    var seen = new Observation(samples, snapshot, hold, leases, tick());
    var made = controller.decide(memory, seen);
    last = new CycleRecord(memory, seen, made);
    memory = made.next();
    for (var limit : made.plan().limits()) {
      bays.get(limit.bay().number() - 1).limit = limit.limit().watts();
    }
    return last;
  }

  CabinetSnapshot snapshot() {
    var seen = new ArrayList<BaySnapshot>();
    for (int i = 0; i < bays.size(); i++) {
      seen.add(snapshot(new BayId(i + 1), bays.get(i)));
    }
    return new CabinetSnapshot(state, new Power(draw()), new Power(0), seen, now.minusMillis(1));
  }

  private BaySnapshot snapshot(BayId id, Bay bay) {
    var battery =
        new Battery(
            id.number(),
            new StateOfCharge(bay.charge),
            Temperature.ofCelsius(bay.celsius),
            ChargeState.CHARGING);
    return new BaySnapshot(
        id,
        new Power(bay.draw()),
        new Power(1000),
        new Power(bay.limit),
        bay.empty ? null : battery,
        bay.condition,
        now.minusMillis(1));
  }

  long draw() {
    return bays.stream().mapToLong(Bay::draw).sum();
  }

  long[] limits() {
    return bays.stream().mapToLong(b -> b.limit).toArray();
  }

  long limit() {
    return Arrays.stream(limits()).sum();
  }

  Mode mode() {
    return memory.mode();
  }

  View view() {
    return last.made().view();
  }

  String explained() {
    return controller.explain(last.made(), last.seen().tick());
  }
}
