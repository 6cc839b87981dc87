package org.swapgrid.uplink.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.loop.Outbox;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.uplink.Stand;
import org.swapgrid.uplink.mqtt.Server;
import org.swapgrid.uplink.mqtt.TlsFiles;
import org.swapgrid.uplink.namespace.Facts.ClockFacts;
import org.swapgrid.uplink.namespace.Facts.DispatchFacts;
import org.swapgrid.uplink.namespace.Facts.EventFacts;
import org.swapgrid.uplink.namespace.Facts.LinkFacts;
import org.swapgrid.uplink.namespace.Facts.Status;
import org.swapgrid.uplink.sparkplug.DataType;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Topics;
import org.swapgrid.uplink.sparkplug.Value;

/** What the station says of itself. */
final class NamespaceTest {
  private static final Instant START = Instant.parse("2026-04-03T00:00:00Z");
  private final Stand stand =
      new Stand(
          List.of(new Server("127.0.0.1", 1, false)),
          new Topics("G", "ST", ""),
          new TlsFiles(null, null));
  private final Namespace namespace = new Namespace(Stand.LAYOUT);

  private static Facts facts(Map<org.swapgrid.model.ServiceId, EventFacts> events) {
    var answer = new Acknowledgement("c-7", 7, "accepted", "in force", START, Power.ofKilowatts(5));
    return new Facts(
        new Status("because", Duration.ofHours(1), 4, new ClockFacts(true, null)),
        new LinkFacts(new Outbox.Level(3, START, 1), 2, "reset"),
        events,
        Map.of(Fixtures.SREG, List.of(Power.ofKilowatts(1.5))),
        new DispatchFacts(START, answer));
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  private Image image(CycleRecord cycle) {
    return namespace.image(cycle, facts(Map.of()));
  }

  private static Part device(Image image, String id) {
    return image.devices().stream().filter(d -> d.device().equals(id)).findFirst().orElseThrow();
  }

  private static @Nullable Value value(Part part, String name) {
    return metric(part, name).value();
  }

  private static Metric metric(Part part, String name) {
    return part.metrics().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theDevicesOfVersionOneAreThere() {
    var image = image(stand.cycle(60));
    assertEquals(
        List.of("METER-PCC", "CABINET-01", "SERVICE-tw-sreg", "DISPATCH"),
        image.devices().stream().map(Part::device).toList());
    assertEquals(new Value.Whole(1), value(image.node(), "Properties/NamespaceVersion"));
    assertEquals(new Value.Words("because"), value(image.node(), "Station/Reason"));
    assertEquals(new Value.Truth(true), value(image.node(), "Station/Alarm/Active"));
    assertEquals(new Value.Whole(3), value(image.node(), "History/Queued"));
  }

  @Test
  void aSelfTestIsMarkedAndDeliversNothing() {
    for (int i = 0; i < 20; i++) {
      var _ = stand.cycle(59);
    }
    var cycle = stand.cycle(59);
    for (var test : List.of(true, false)) {
      var event = new EventFacts("e-1", START, null, null, null, test);
      var image = namespace.image(cycle, facts(Map.of(Fixtures.SREG, event)));
      var service = device(image, "SERVICE-tw-sreg");
      assertEquals(new Value.Truth(test), value(service, "Event/Test"));
      assertEquals(test, new Value.Real(0).equals(value(service, "Delivered")));
    }
  }

  @Test
  void measuredQuantitiesHaveUnitScaleAndWords() {
    var image = image(stand.cycle(60));
    image
        .devices()
        .forEach(part ->
            part.metrics().stream()
                .map(Metric::definition)
                .forEach(definition -> {
                  assertFalse(definition.about().words().isEmpty(), definition.name());
                  assertEquals(
                      definition.type() == DataType.DOUBLE,
                      definition.about().unit() != null && definition.type() != DataType.INT64,
                      definition.name());
                }));
    var frequency = metric(device(image, "METER-PCC"), "Frequency").definition();
    assertEquals("Hz", frequency.about().unit());
    assertEquals(55, assertRange(frequency).low());
    assertEquals(0.01, frequency.rule().deadband());
  }

  private static org.swapgrid.uplink.sparkplug.Definition.Range assertRange(
      org.swapgrid.uplink.sparkplug.Definition definition) {
    var range = definition.about().range();
    assertNotNull(range);
    return range;
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-metric-reqs")
  void aBirthHoldsEverythingThatIsEverSent() {
    var before = image(stand.cycle(60));
    for (int i = 0; i < 20; i++) {
      var _ = stand.cycle(59);
    }
    var event =
        new EventFacts("e-1", START, Frequency.ofHertz(59), Duration.ofMillis(90), 0.4, false);
    var during = namespace.image(stand.cycle(59), facts(Map.of(Fixtures.SREG, event)));

    for (var part : during.devices()) {
      assertEquals(definitions(device(before, part.device())), definitions(part));
    }
    assertEquals(definitions(before.node()), definitions(during.node()));
    var service = device(during, "SERVICE-tw-sreg");
    assertEquals(new Value.Words("ACTIVE"), value(service, "State"));
    assertEquals(new Value.Words("e-1"), value(service, "Event/Id"));
    assertEquals(new Value.Real(1.5), value(service, "Available/In1h"));
    assertEquals(null, value(service, "Available/In2h"));
    assertEquals(new Value.Words("SHEDDING"), value(during.node(), "Station/Mode"));
  }

  private static List<Object> definitions(Part part) {
    return part.metrics().stream().<Object>map(Metric::definition).toList();
  }

  @Test
  @DisplayName(
      "tck-id-topic-structure-namespace-valid-device-id,"
          + " tck-id-topic-structure-namespace-unique-device-id,"
          + " tck-id-intro-device-id-string,"
          + " tck-id-intro-device-id-chars")
  void namesAreUniqueInTheirPart() {
    var image = image(stand.cycle(60));
    var devices = image.devices().stream().map(Part::device).toList();
    assertEquals(devices.size(), devices.stream().distinct().count());
    assertTrue(devices.stream().allMatch(id -> id.matches("[A-Za-z0-9-]+")), devices::toString);
    for (var part : image.devices()) {
      var names = part.metrics().stream().map(Metric::name).toList();
      assertEquals(names.size(), names.stream().distinct().count(), part.device());
    }
  }

  @Test
  void whatDoesNotAnswerIsLeftOut() {
    var image = image(stand.cycle(List.of(), false));
    assertEquals(
        List.of("SERVICE-tw-sreg", "DISPATCH"),
        image.devices().stream().map(Part::device).toList());
    assertEquals(null, value(device(image, "DISPATCH"), "Capability/PowerMax"));
  }

  @Test
  void theDispatchDeviceTellsLimitsAndTheLastAnswer() {
    var dispatch = device(image(stand.cycle(60)), "DISPATCH");
    assertEquals(new Value.Real(2), value(dispatch, "Capability/PowerMax"));
    assertEquals(new Value.Real(0), value(dispatch, "Capability/PowerMin"));
    assertEquals(null, value(dispatch, "Cmd/Jws"));
    assertEquals(new Value.Words("c-7"), value(dispatch, "Ack/CommandId"));
    assertEquals(new Value.Real(5), value(dispatch, "Ack/AcceptedPower"));
    assertEquals(new Value.Moment(START), value(dispatch, "Setpoint/ValidUntil"));
  }

  @Test
  void baysAreToldWithTheReasonOfTheirLimit() {
    var cabinet = device(image(stand.cycle(60)), "CABINET-01");
    assertEquals(3 + 4 * 8, cabinet.metrics().size());
    assertEquals(new Value.Words("CHARGING"), value(cabinet, "Bay/04/State"));
    assertEquals(new Value.Real(40), value(cabinet, "Bay/04/Battery/SoC"));
    assertNotNull(value(cabinet, "Bay/04/Reason"));
    assertEquals(null, value(cabinet, "Bay/04/Battery/SoH"));
  }

  @Test
  void anImpossibleDeadbandIsRefused() {
    for (double band : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      var _ = assertThrows(IllegalArgumentException.class, () -> new Deadbands(band, 1, 1, 1, 1));
    }
    assertTrue(Deadbands.STANDARD.hertz() > 0);
  }
}
