package org.swapgrid.uplink.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Observation;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.uplink.Stand;
import org.swapgrid.uplink.mqtt.Server;
import org.swapgrid.uplink.mqtt.TlsFiles;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Topics;
import org.swapgrid.uplink.sparkplug.Value;

/** What the station says it could do: four bays of 500 W, each with a pack at 40 %. */
final class CapabilityTest {
  private static final Condition GIVING = new Condition(0, false, false, true);
  private static final Condition FAULTY = new Condition(7, false, false, true);

  private final Stand stand =
      new Stand(
          List.of(new Server("127.0.0.1", 1, false)),
          new Topics("G", "ST", ""),
          new TlsFiles(null, null));
  private final CycleRecord cycle = stand.cycle(60);

  @AfterEach
  void stop() {
    stand.close();
  }

  private static Layout ramping(@Nullable Duration over) {
    var known = Stand.LAYOUT;
    return new Layout(
        known.software(),
        known.configHash(),
        known.nominal(),
        known.connection(),
        known.deadbands(),
        over);
  }

  private static @Nullable Value value(
      CycleRecord cycle, Layout layout, @Nullable Double pack, String name) {
    var part =
        new DispatchPart(new Terms(layout)).of(cycle, new Facts.DispatchFacts(null, null, pack));
    return part.metrics().stream()
        .filter(metric -> metric.name().equals("Capability/" + name))
        .map(Metric::value)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Value value(CycleRecord of, @Nullable Double pack, String name) {
    return value(of, Stand.LAYOUT, pack, name);
  }

  /** The same cycle with the first bays in these conditions, the next one empty. */
  private CycleRecord with(Condition... conditions) {
    var seen = cycle.seen();
    var cabinet = Objects.requireNonNull(seen.cabinet());
    var bays = new ArrayList<BaySnapshot>();
    for (int i = 0; i < cabinet.bays().size(); i++) {
      var bay = cabinet.bays().get(i);
      bays.add(
          new BaySnapshot(
              bay.bay(),
              bay.draw(),
              bay.ceiling(),
              bay.reportedLimit(),
              i == conditions.length ? null : bay.battery(),
              i < conditions.length ? conditions[i] : bay.condition(),
              bay.takenAt()));
    }
    var changed =
        new CabinetSnapshot(
            cabinet.state(), cabinet.power(), cabinet.limit(), bays, cabinet.takenAt());
    var observed =
        new Observation(seen.samples(), changed, seen.hold(), seen.leases(), seen.tick());
    return new CycleRecord(cycle.was(), observed, cycle.made());
  }

  @Test
  void whatCannotBeFedBackIsZeroAndNotUnknown() {
    assertEquals(new Value.Real(0), value(cycle, null, "EnergyUp"));
    assertEquals(
        new Value.Real(0), value(with(FAULTY), 4.0, "EnergyUp"), "a faulty bay gives none");
  }

  @Test
  void aBayThatCanFeedBackCountsWithItsChargeOncePacksAreKnown() {
    var giving = with(GIVING, GIVING, FAULTY);
    assertEquals(null, value(giving, null, "EnergyUp"));
    assertEquals(new Value.Real(0.8 * 4), value(giving, 4.0, "EnergyUp"));
  }

  @Test
  void whatTheBaysStillTakeIsToldOncePacksAreKnown() {
    assertEquals(null, value(cycle, null, "EnergyDown"));
    assertEquals(new Value.Real(4 * 0.6 * 2.5), value(cycle, 2.5, "EnergyDown"));
    assertEquals(
        new Value.Real(2 * 0.6 * 2.5), value(with(FAULTY), 2.5, "EnergyDown"), "faulty and empty");
  }

  @Test
  void theRampIsTheRatingOverItsTime() {
    assertEquals(null, value(cycle, 2.5, "RampRate"));
    assertEquals(
        new Value.Real(0.01), value(cycle, ramping(Duration.ofSeconds(200)), 2.5, "RampRate"));
    var _ = assertThrows(IllegalArgumentException.class, () -> ramping(Duration.ofSeconds(-1)));
  }

  @Test
  void whatNoCommandMovesIsTheLeastDraw() {
    assertEquals(new Value.Real(0.5), value(with(FAULTY), null, "PowerMin"));
    assertEquals(new Value.Real(2), value(with(FAULTY), null, "PowerMax"));
  }

  @Test
  void aCabinetThatDoesNotAnswerPromisesNothing() {
    var blind = stand.cycle(List.of(), false);
    for (var name : List.of("PowerMin", "PowerMax", "EnergyUp", "EnergyDown", "RampRate")) {
      assertEquals(null, value(blind, ramping(Duration.ofSeconds(200)), 2.5, name), name);
    }
  }
}
