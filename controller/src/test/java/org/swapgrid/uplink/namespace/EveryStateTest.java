package org.swapgrid.uplink.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Ramp;
import org.swapgrid.loop.Outbox;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Order;
import org.swapgrid.uplink.Stand;
import org.swapgrid.uplink.mqtt.Server;
import org.swapgrid.uplink.mqtt.TlsFiles;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Topics;
import org.swapgrid.uplink.sparkplug.Value;

/** Whatever state the station, its meter and its bays are in, there is a word for it. */
final class EveryStateTest {
  private final Stand stand =
      new Stand(
          List.of(new Server("127.0.0.1", 1, false)),
          new Topics("G", "ST", ""),
          new TlsFiles(null, null));
  private final Namespace namespace = new Namespace(Stand.LAYOUT);

  @AfterEach
  void stop() {
    stand.close();
  }

  private Image image(CycleRecord cycle, Map<org.swapgrid.model.ServiceId, Facts.EventFacts> seen) {
    return namespace.image(
        cycle,
        new Facts(
            new Facts.Status("", Duration.ZERO, 0, new Facts.ClockFacts(true, null)),
            new Facts.LinkFacts(new Outbox.Level(0, Instant.EPOCH, 0), 0, null),
            seen,
            Map.of(),
            new Facts.DispatchFacts(null, null)));
  }

  private @Nullable Value value(CycleRecord cycle, String device, String name) {
    return image(cycle, Map.of()).devices().stream()
        .filter(part -> part.device().equals(device))
        .flatMap(part -> part.metrics().stream())
        .filter(metric -> metric.name().equals(name))
        .map(Metric::value)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Test
  void everyModeHasItsName() {
    var since = Duration.ZERO;
    var ramp = new Ramp(since, Power.ZERO, Power.ZERO, since, 1);
    var lease = new Lease(new Order.Name("o-1", 1), new Instruction.Hold(), Duration.ofSeconds(1));
    var names =
        List.<Mode>of(
                new Mode.Normal(since),
                new Mode.Shedding(since, Fixtures.SREG),
                new Mode.Regulating(since, Fixtures.SREG),
                new Mode.Waiting(since, since, Mode.Waiting.Part.RELEASE_WAIT),
                new Mode.Restoring(since, ramp),
                new Mode.Blind(since, true),
                new Mode.Unsure(since),
                new Mode.CarryingOn(since, ramp),
                new Mode.Dark(since),
                new Mode.Ordered(since, lease),
                new Mode.Held(since, false))
            .stream()
            .map(ModeName::of)
            .toList();
    // To everybody outside a station is blind for whatever reason it does not see.
    assertEquals(Mode.class.getPermittedSubclasses().length - 1, new HashSet<>(names).size());
    assertTrue(names.stream().allMatch(name -> name.matches("[A-Z_]+")), names::toString);
  }

  @Test
  void aServiceIsFollowedThroughItsStates() {
    var states = new HashSet<@Nullable Value>();
    for (int i = 0; i < 40; i++) {
      boolean isLow = i > 0 && i < 20;
      states.add(value(stand.cycle(isLow ? 59 : 60), "SERVICE-tw-sreg", "State"));
    }
    for (var name : List.of("ARMED", "SUSPECT", "ACTIVE", "CLEARING")) {
      assertTrue(states.contains(new Value.Words(name)), () -> states + " " + name);
    }
  }

  @Test
  void aBayThatWasToldNothingHasNoReason() {
    var silent = stand.cycle(List.of(Fixtures.sample(60, stand.next())), false);
    var heard = stand.cycle(60);
    var mixed = new CycleRecord(silent.was(), heard.seen(), silent.made());
    assertEquals(null, value(mixed, "CABINET-01", "Bay/01/Reason"));
    assertNotEquals(null, value(heard, "CABINET-01", "Bay/01/Reason"));
  }

  private CycleRecord measured(@Nullable Frequency frequency, long raw, @Nullable Voltage volts) {
    var at = stand.next();
    var times = new FrequencySample.Times(at, at);
    var sample = new FrequencySample(Fixtures.METER, frequency, raw, volts, null, times);
    return stand.cycle(List.of(sample), true);
  }

  @Test
  void aMeterThatCannotBeBelievedIsBadAndItsFrequencyUnknown() {
    CycleRecord last = stand.cycle(60);
    for (int i = 0; i < 20; i++) {
      last = measured(Frequency.ofHertz(20), 100 + i, Voltage.ofVolts(220));
    }
    assertEquals(new Value.Whole(0), value(last, "METER-PCC", "Quality"));
    assertEquals(null, value(last, "METER-PCC", "Frequency"));
    for (int i = 0; i < 20; i++) {
      last = measured(null, 200 + i, null);
    }
    assertEquals(new Value.Whole(0), value(last, "METER-PCC", "Quality"));
    assertEquals(null, value(last, "METER-PCC", "Voltage/L1"));
  }

  @Test
  void lostVoltageIsBad() {
    CycleRecord last = stand.cycle(60);
    for (int i = 0; i < 20; i++) {
      last = measured(Frequency.ofHertz(60), 10 + i, Voltage.ofVolts(0));
    }
    assertEquals(new Value.Whole(0), value(last, "METER-PCC", "Quality"));
    assertEquals(null, value(last, "METER-PCC", "Frequency"));
  }

  @Test
  void aFrozenMeterIsStale() {
    CycleRecord last = stand.cycle(60);
    for (int i = 0; i < 3_100; i++) {
      last = measured(Frequency.ofHertz(60), 7, Voltage.ofVolts(220));
    }
    assertEquals(new Value.Whole(500), value(last, "METER-PCC", "Quality"));
  }

  @Test
  void aBaysConditionGoesBeforeItsCharge() {
    var cycle = stand.cycle(60);
    var seen = cycle.seen();
    var cabinet = Objects.requireNonNull(seen.cabinet());
    var conditions =
        List.of(
            new Condition(7, false, false, false),
            new Condition(0, true, false, false),
            Condition.FINE,
            Condition.FINE);
    var bays = new ArrayList<BaySnapshot>();
    for (int i = 0; i < 4; i++) {
      var bay = cabinet.bays().get(i);
      var battery = i == 2 ? null : unnamed(Objects.requireNonNull(bay.battery()));
      bays.add(
          new BaySnapshot(
              bay.bay(),
              bay.draw(),
              i == 3 ? new Power(700) : bay.ceiling(),
              bay.reportedLimit(),
              battery,
              conditions.get(i),
              bay.takenAt()));
    }
    var known = value(cycle, CabinetPart.ID, "Bay/01/State");
    assertEquals(new Value.Words("CHARGING"), known);
    var odd = with(cycle, bays, cabinet.takenAt());
    assertEquals(new Value.Words("FAULT_7"), value(odd, CabinetPart.ID, "Bay/01/State"));
    assertEquals(new Value.Words("LOCAL_STOP"), value(odd, CabinetPart.ID, "Bay/02/State"));
    assertEquals(new Value.Words("VACANT"), value(odd, CabinetPart.ID, "Bay/03/State"));
    assertEquals(null, value(odd, CabinetPart.ID, "Bay/03/Battery/SoC"));
    assertEquals(null, value(odd, CabinetPart.ID, "Bay/04/Battery/Id"));
    var old = with(cycle, bays, seen.tick().elapsed().minusSeconds(6));
    assertEquals(null, value(old, CabinetPart.ID, "Bay/01/State"), "a silent cabinet is dead");
  }

  private static BaySnapshot.Battery unnamed(BaySnapshot.Battery battery) {
    return new BaySnapshot.Battery(
        0, battery.stateOfCharge(), battery.temperature(), battery.state());
  }

  private static CycleRecord with(CycleRecord cycle, List<BaySnapshot> bays, Duration takenAt) {
    var seen = cycle.seen();
    var was = Objects.requireNonNull(seen.cabinet());
    var cabinet = new CabinetSnapshot(was.state(), was.power(), was.limit(), bays, takenAt);
    return new CycleRecord(
        cycle.was(),
        new Observation(seen.samples(), cabinet, seen.hold(), seen.leases(), seen.tick()),
        cycle.made());
  }

  @Test
  void anEventOfWhichLittleIsKnownSaysSo() {
    var event = new Facts.EventFacts("e-1", Instant.EPOCH, null, null, null, false);
    var service =
        image(stand.cycle(60), Map.of(Fixtures.SREG, event)).devices().stream()
            .filter(part -> part.device().equals("SERVICE-tw-sreg"))
            .findFirst()
            .orElseThrow();
    var unknown = Set.of("Event/Lowest", "Event/ResponseMs", "Event/Energy");
    assertEquals(
        unknown.size(),
        service.metrics().stream()
            .filter(metric -> unknown.contains(metric.name()) && metric.value() == null)
            .count());
  }
}
