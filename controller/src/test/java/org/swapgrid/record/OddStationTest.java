package org.swapgrid.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Mode;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.service.ServiceState;

final class OddStationTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Story story(EventBench bench) {
    return Teller.tell(new Series(bench.series().getFirst().iterator()), _ -> {});
  }

  private static CabinetSnapshot with(CabinetSnapshot cabinet, List<BaySnapshot> bays) {
    return new CabinetSnapshot(
        cabinet.state(), cabinet.power(), cabinet.limit(), bays, cabinet.takenAt());
  }

  /** The first bay holds this battery. */
  private static CabinetSnapshot first(@Nullable CabinetSnapshot cabinet, @Nullable Battery held) {
    assertNotNull(cabinet);
    var bays = new ArrayList<>(cabinet.bays());
    var bay = bays.getFirst();
    bays.set(
        0,
        new BaySnapshot(
            bay.bay(),
            bay.draw(),
            bay.ceiling(),
            bay.reportedLimit(),
            held,
            bay.condition(),
            bay.takenAt()));
    return with(cabinet, bays);
  }

  private static Battery battery(@Nullable CabinetSnapshot cabinet, long id, double percent) {
    assertNotNull(cabinet);
    var battery = cabinet.bays().getFirst().battery();
    assertNotNull(battery);
    return new Battery(
        id, StateOfCharge.ofPercent(percent), battery.temperature(), battery.state());
  }

  @Test
  void aReadyBatteryThatLeavesIsARiderServed() {
    var bench = new EventBench().run(60, SECOND.multipliedBy(20));
    bench.cabinet(seen -> first(seen, battery(seen, 7, 100))).run(59.7, SECOND.multipliedBy(5));
    bench.cabinet(seen -> first(seen, battery(seen, 8, 100))).run(59.7, SECOND.multipliedBy(5));
    bench.cabinet(seen -> first(seen, null)).run(59.7, SECOND.multipliedBy(5));
    bench.cabinet(seen -> first(seen, battery(seen, 9, 10))).run(59.7, SECOND.multipliedBy(5));
    var riders = story(bench.run(60, SECOND.multipliedBy(60))).station().riders();
    assertEquals(2, riders.served());
    assertEquals(0, riders.readyAtLeast());
    assertEquals(1, riders.readyAtFirst());
  }

  @Test
  void aCabinetThatLosesABayOrFallsSilentIsStillTold() {
    var bench = new EventBench().cabinet(_ -> null).run(60, SECOND.multipliedBy(2));
    bench.cabinet(seen -> seen).run(60, SECOND.multipliedBy(20)).run(59.7, SECOND.multipliedBy(5));
    bench
        .cabinet(seen -> with(Objects.requireNonNull(seen), seen.bays().subList(0, 3)))
        .run(59.7, SECOND.multipliedBy(5));
    bench.cabinet(_ -> null).run(59.7, SECOND.multipliedBy(25));
    bench.cabinet(seen -> seen).run(60, SECOND.multipliedBy(60));
    var story = story(bench);
    assertEquals(4, story.station().bays().size());
    assertTrue(story.response().intervals().stream().anyMatch(each -> each.drawn() == null));
    var unmeasured =
        story.response().intervals().stream().filter(i -> i.drawn() == null).findFirst();
    assertEquals(0, Deliveries.share(unmeasured.orElseThrow()));
    assertTrue(Document.of(story, new Document.Place(1, "", "")).contains("\"drawn_w\":null"));
  }

  @Test
  void aCabinetNeverHeardMakesAnEventWithoutBaysOrDelivery() {
    var bench =
        new EventBench()
            .cabinet(_ -> null)
            .meter(OddStationTest::mute)
            .run(60, SECOND.multipliedBy(20))
            .run(59.7, SECOND.multipliedBy(5))
            .run(60, SECOND.multipliedBy(60));
    var story = story(bench);
    assertEquals(List.of(), story.station().bays());
    assertNull(Deliveries.mean(story.response()));
    assertNull(story.course().at(Step.FULL));
    assertNull(story.response().comeback().most());
  }

  private static FrequencySample mute(FrequencySample sample) {
    return new FrequencySample(
        sample.meter(),
        sample.frequency(),
        sample.raw(),
        sample.voltage(),
        new Power(-5),
        sample.times());
  }

  @Test
  void aBayLeftChargingIsLeftOut() {
    var bay = new Story.BayPart(bay(1), new Power(5), new Power(5), "", Power.ZERO, 1);
    assertTrue(bay.isLeftOut());
    var stopped = new Story.BayPart(bay(1), new Power(5), Power.ZERO, "", Power.ZERO, 1);
    assertTrue(!stopped.isLeftOut());
    var idle = new Story.BayPart(bay(1), Power.ZERO, new Power(5), "", Power.ZERO, 1);
    assertTrue(!idle.isLeftOut());
  }

  private static BayId bay(int number) {
    return new BayId(number);
  }

  @Test
  void quartersAreMeansOfWhatWasMeasured() {
    var quarters = new ArrayList<Quarter>();
    var meter = new QuarterMeter();
    var bench =
        new EventBench()
            .also(cycle -> {
              var done = meter.see(cycle);
              if (done != null) {
                quarters.add(done);
              }
            });
    bench.run(60, Duration.ofMinutes(20)).run(59.7, Duration.ofMinutes(5));
    bench.cabinet(_ -> null).run(59.7, Duration.ofMinutes(21));
    assertEquals(3, quarters.size());
    assertEquals(new Power(2_000), quarters.getFirst().drawn());
    assertEquals(999, quarters.getFirst().covered(), 1);
    assertEquals(List.of(false, true, true), quarters.stream().map(Quarter::event).toList());
    assertEquals(0, quarters.getLast().covered());
    assertEquals(Power.ZERO, quarters.getLast().drawn());
  }

  @Test
  void everyChangeOfARowIsAppliedAsItWasTold() {
    var was = List.of("1", "a", "-5", "007", "9223372036854775807", "1.5", "-", "3", "Q");
    var now = List.of("200001", "b", "7", "008", "-9", "2.5", "4", "x", "/");
    var line = Delta.between(was, now);
    assertEquals(now, Delta.apply(was, line));
    assertEquals(was, Delta.apply(now, Delta.between(now, was)));
    assertEquals("", Delta.between(was, was));
    assertEquals(was, Delta.apply(List.of("x"), Delta.between(List.of("x"), was)));
    var huge = List.of("99999999999999999999", ":", "9999999999999999999");
    assertEquals(
        huge, Delta.apply(List.of("1", "2", "3"), Delta.between(List.of("1", "2", "3"), huge)));
  }

  @Test
  void aTypeThatNobodyRecordsIsABug() {
    assertThrows(IllegalArgumentException.class, () -> Shape.of(Object.class));
    assertThrows(IllegalArgumentException.class, () -> Row.of(Object.class));
    assertThrows(
        IllegalArgumentException.class, () -> Shape.of(Array.newInstance(int.class, 0).getClass()));
    assertThrows(IllegalArgumentException.class, () -> Shape.of(Mode.class).words("no mode"));
    assertThrows(
        IllegalArgumentException.class, () -> new Many(Shape.of(int.class)).words("no list"));
    assertThrows(IllegalArgumentException.class, () -> Shape.of(int.class).tell(null, List.of()));
    var truth = Shape.of(boolean.class);
    assertEquals(true, truth.read(List.of("true").iterator()));
    assertEquals(false, truth.read(List.of("false").iterator()));
    var maybe = new Maybe(truth);
    assertThrows(IllegalArgumentException.class, () -> maybe.read(List.of("2").iterator()));
    assertThrows(IllegalArgumentException.class, () -> truth.read(List.of("0").iterator()));
    assertEquals(List.of("0"), withNull(maybe));
  }

  private static List<String> withNull(Maybe maybe) {
    var words = new ArrayList<String>();
    maybe.tell(null, words);
    return words;
  }

  @Test
  void onlyWhatStandsIsAClaim() {
    assertNull(Claiming.event(ServiceState.ARMED));
    assertNull(Claiming.event(new ServiceState.Following(SECOND, 5)));
    assertNull(Claiming.event(new ServiceState.Suspect(SECOND, SECOND)));
    var active = new ServiceState.Active(SECOND, SECOND, Power.ZERO);
    assertEquals(active, Claiming.event(new ServiceState.Clearing(active, SECOND, SECOND)));
    assertTrue(!Claiming.isClaim(new Mode.Normal(SECOND)));
  }

  @Test
  void aCycleBeforeItsMemoryOrPolicyIsRefused() {
    var whole = EventBench.afterEvent(59.7, SECOND.multipliedBy(5)).series().getFirst();
    for (var missing : List.of("memory ", "policy ")) {
      var lines = whole.stream().filter(line -> !line.startsWith(missing)).toList();
      assertThrows(
          IllegalArgumentException.class,
          () -> DecideAgain.of(new Series(lines.iterator()), Controller::new));
    }
    for (var missing : List.of("origin ", "policy ")) {
      var lines = whole.stream().filter(line -> !line.startsWith(missing)).toList();
      assertThrows(
          IllegalArgumentException.class, () -> Teller.tell(new Series(lines.iterator()), _ -> {}));
    }
  }
}
