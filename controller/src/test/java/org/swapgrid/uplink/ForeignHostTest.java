package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.PropertySet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.swapgrid.decision.Mode;
import org.swapgrid.loop.Outbox.Priority;
import org.swapgrid.model.Power;
import org.swapgrid.uplink.namespace.Acknowledgement;
import org.swapgrid.uplink.sparkplug.ForeignHost;
import org.swapgrid.uplink.sparkplug.ForeignHost.Read;

/**
 * Every kind of message of one real session through a real broker, read by a decoder of another
 * make (Eclipse Tahu's) and compared with what the station meant.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("threads of the MQTT client")
final class ForeignHostTest {
  private static final Instant PAST = Instant.parse("2026-04-02T23:00:00.250Z");
  private static final Instant DECIDED = Instant.parse("2026-04-03T00:00:01.007Z");
  private static final String EVENT = "{\"service\":\"tw-sreg\",\"boot\":\"b-1\",\"seq\":7}";
  private static final String KEPT =
      "{\"device\":\"METER-PCC\",\"metrics\":{\"Frequency\":59.875,\"Power/Active\":null}}";

  @TempDir static Path folder;
  private static final ForeignHost HOST = new ForeignHost();
  private static Tap tap;

  @BeforeAll
  static void recordASession() throws IOException, MqttException {
    Mosquitto.require();
    try (var broker = new Mosquitto(folder)) {
      broker.start();
      tap = new Tap(broker.server());
      try (var wire = new Wire(broker.server());
          var stand = Stand.plain(List.of(wire.server()), "")) {
        stand.outbox.append(Priority.EVENT, "event", PAST, EVENT);
        stand.outbox.append(Priority.TELEMETRY, "telemetry", PAST, KEPT);
        stand.start();
        live(stand);
        wire.cut();
        Witness.await("the will and the next birth", () -> tap.count("/NBIRTH/") == 2);
        assertTrue(stand.uplink.stop(Duration.ofSeconds(5)));
        Witness.await("the orderly death", () -> tap.count("/NDEATH/") == 2);
      }
      tap.close();
    }
    for (var caught : tap.all) {
      HOST.read(caught.topic(), caught.bytes());
    }
    write();
  }

  private static void live(Stand stand) {
    Witness.await("born", () -> tap.count("/DBIRTH/") == 4);
    Witness.await("event record", () -> tap.count("/DDATA/ST-TEST-1/SERVICE") == 1);
    Witness.await("history", () -> tap.count("/DDATA/ST-TEST-1/METER") == 1);
    for (int i = 0; i < 60 && !isShedding(stand); i++) {
      // Until the mode follows the low frequency.
    }
    Witness.await("mode", () -> tap.count("/NDATA/") > 0);
    stand.uplink.acknowledge(
        new Acknowledgement(
            "c-9", 41, "ACCEPTED", "clipped to the reserve", DECIDED, Power.ofKilowatts(3.5)));
    Witness.await("answer", () -> tap.count("/DDATA/ST-TEST-1/DISPATCH") > 0);
    var _ = stand.cycle(List.of(), false);
    Witness.await("dead devices", () -> tap.count("/DDEATH/") == 2);
  }

  private static boolean isShedding(Stand stand) {
    return stand.cycle(59).made().next().mode() instanceof Mode.Shedding;
  }

  /** For decoders in other languages: -Dswapgrid.capture=folder keeps what was sent. */
  private static void write() throws IOException {
    var where = System.getProperty("swapgrid.capture");
    if (where != null) {
      var to = Files.createDirectories(Path.of(where));
      for (int i = 0; i < tap.all.size(); i++) {
        var caught = tap.all.get(i);
        var name = "%03d_%s.bin".formatted(i, caught.topic().replace('/', '_'));
        Files.write(to.resolve(name), caught.bytes());
      }
    }
  }

  @AfterAll
  static void forget() {
    HOST.all.clear();
  }

  private static Read first(String kind, String device, String metric) {
    return HOST.of(kind, device).stream()
        .filter(read -> read.has(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + device + " with " + metric));
  }

  @Test
  void everyKindOfMessageWasRead() {
    var kinds = new TreeSet<String>();
    HOST.all.forEach(read -> kinds.add(read.kind()));
    assertEquals(Set.of("NBIRTH", "DBIRTH", "NDATA", "DDATA", "DDEATH", "NDEATH"), kinds);
    for (var device : List.of("METER-PCC", "CABINET-01", "SERVICE-tw-sreg", "DISPATCH")) {
      assertFalse(HOST.of("DBIRTH", device).isEmpty(), device);
    }
  }

  @Test
  void theNodesBirthSaysWhatTheStationIs() {
    var birth = HOST.of("NBIRTH", "").getFirst();
    assertEquals(0, birth.payload().getSeq());
    assertEquals(0L, birth.value("bdSeq"));
    assertEquals(false, birth.value("Node Control/Rebirth"));
    assertEquals("swapgrid test", birth.value("Properties/Software"));
    assertEquals(1L, birth.value("Properties/NamespaceVersion"));
    assertEquals(true, birth.value("Clock/Synchronised"));
    assertEquals(3L, birth.value("Clock/OffsetMs"));
    assertEquals("NORMAL", birth.value("Station/Mode"));
    assertEquals(2L, birth.value("History/Queued"));
    assertNull(birth.value("Link/LastLossReason"));
  }

  @Test
  void theDevicesBirthsSayWhatWasMeasured() {
    assertEquals(60.0, HOST.of("DBIRTH", "METER-PCC").getFirst().value("Frequency"));
    var quality = HOST.of("DBIRTH", "METER-PCC").getFirst().metric("Quality");
    assertEquals(MetricDataType.Int32, quality.getDataType());
    assertEquals(192, quality.getValue());
    var cabinet = HOST.of("DBIRTH", "CABINET-01").getFirst();
    assertEquals("CHARGING", cabinet.value("Bay/04/State"));
    assertEquals(40.0, cabinet.value("Bay/04/Battery/SoC"));
    assertNull(cabinet.value("Bay/04/Battery/SoH"));
    var service = HOST.of("DBIRTH", "SERVICE-tw-sreg").getFirst();
    assertEquals(true, service.value("Armed"));
    assertEquals("ARMED", service.value("State"));
    assertEquals(2.0, HOST.of("DBIRTH", "DISPATCH").getFirst().value("Capability/PowerMax"));
  }

  @Test
  void unitsScalesAndWordsAreUnderstood() {
    PropertySet about =
        HOST.of("DBIRTH", "METER-PCC").getFirst().metric("Frequency").getProperties();
    assertEquals("Hz", about.getPropertyValue("engUnit").getValue());
    assertEquals(55.0, about.getPropertyValue("engLow").getValue());
    assertEquals(65.0, about.getPropertyValue("engHigh").getValue());
    assertNotNull(about.getPropertyValue("documentation").getValue());
  }

  @Test
  void dataSaysWhatChanged() {
    assertEquals("SHEDDING", first("NDATA", "", "Station/Mode").value("Station/Mode"));
    var low = HOST.of("DDATA", "METER-PCC").getLast();
    assertEquals(59.0, low.value("Frequency"));
    assertFalse(low.metric("Frequency").isHistorical());
    // A window earlier it may have been told as suspect.
    var states =
        HOST.of("DDATA", "SERVICE-tw-sreg").stream()
            .filter(read -> read.has("State"))
            .map(read -> read.value("State"))
            .toList();
    assertTrue(states.contains("ACTIVE"), states::toString);
  }

  @Test
  void historyKeepsItsOwnTimeAndItsFlag() {
    var kept = HOST.of("DDATA", "METER-PCC").getFirst();
    assertEquals(59.875, kept.value("Frequency"));
    assertTrue(kept.metric("Frequency").isHistorical());
    assertEquals(Date.from(PAST), kept.metric("Frequency").getTimestamp());
    assertNull(kept.value("Power/Active"));
    assertTrue(kept.metric("Power/Active").isNull());
  }

  @Test
  void theEventRecordIsWhole() {
    var record = first("DDATA", "SERVICE-tw-sreg", "Event/Record");
    var told = String.valueOf(record.value("Event/Record"));
    assertTrue(told.startsWith("{\"boot\":0,\"sequence\":"), told);
    assertTrue(told.endsWith(EVENT.substring(1)), told);
    assertEquals(Date.from(PAST), record.metric("Event/Record").getTimestamp());
  }

  @Test
  void theAnswerToAnOrderIsWhole() {
    var answer = first("DDATA", "DISPATCH", "Ack/CommandId");
    assertEquals("c-9", answer.value("Ack/CommandId"));
    assertEquals(41L, answer.value("Ack/Seq"));
    assertEquals("ACCEPTED", answer.value("Ack/Status"));
    assertEquals("clipped to the reserve", answer.value("Ack/Reason"));
    assertEquals(Date.from(DECIDED), answer.value("Ack/At"));
    assertEquals(3.5, answer.value("Ack/AcceptedPower"));
  }

  @Test
  void bothDeathsOfTheNodeNameTheirSession() {
    var deaths = HOST.of("NDEATH", "");
    assertEquals(List.of(0L, 1L), deaths.stream().map(each -> each.value("bdSeq")).toList());
    for (var death : deaths) {
      assertEquals(1, death.payload().getMetricCount());
      assertNull(death.payload().getSeq());
    }
    assertTrue(HOST.of("DDEATH", "METER-PCC").getFirst().payload().getMetrics().isEmpty());
  }

  @Test
  void nothingWasRetainedAndOnlyTheDeathsAreAtLeastOnce() {
    for (var caught : tap.all) {
      assertFalse(caught.retained(), caught.topic());
      assertEquals(caught.topic().contains("/NDEATH/") ? 1 : 0, caught.qos(), caught.topic());
    }
  }
}
