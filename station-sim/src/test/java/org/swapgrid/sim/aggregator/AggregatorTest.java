package org.swapgrid.sim.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.sim.aggregator.FakeStation.text;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.broker.EmbeddedBroker;
import org.swapgrid.sim.pki.OrderKey;
import org.swapgrid.sim.real.Await;

/** The aggregator against the embedded broker and a station by hand. */
@Order(2)
final class AggregatorTest {
  private static final String EDGE = "ST-a1";
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder = Path.of("");
  private OrderKey key;
  private EmbeddedBroker broker;
  private Aggregator aggregator;
  private FakeStation station;

  @BeforeEach
  void start() throws Exception {
    key = OrderKey.create("orders-1");
    broker = EmbeddedBroker.start();
    aggregator = startAggregator(broker, key, folder);
    station = FakeStation.connect(broker.uri(), EDGE, 1);
    station.born(1);
    soon("a listed station", this::isOnline);
  }

  @AfterEach
  void stop() throws Exception {
    station.close();
    aggregator.close();
    broker.close();
  }

  private static Aggregator startAggregator(EmbeddedBroker broker, OrderKey key, Path folder)
      throws IOException {
    var place = new Settings.Place(broker.uri(), FakeStation.GROUP, "VPP-TEST", Optional.empty());
    var aggregator = Aggregator.start(Settings.of(place, key, folder), _ -> {});
    soon("a connected aggregator", aggregator::connected);
    return aggregator;
  }

  private static void soon(String what, BooleanSupplier holds) {
    Await.until(what, SOON, holds, () -> "nothing");
  }

  private boolean isOnline() {
    return aggregator.station(EDGE).map(view -> view.session().online()).orElse(false);
  }

  @Test
  void aStationIsListedWithModeCapacityAndLastEvent() {
    soon("all births", () -> aggregator.lines().getFirst().contains("tw-sreg"));
    assertEquals(
        List.of(
            "ST-a1 online mode=normal power=11.8kW capacity=0.5kW..12.0kW available=10.5kW"
                + " last_event=tw-sreg 2024-04-03T07:58:00Z last_ack=none"),
        aggregator.lines());
    var listed = aggregator.json().getAsJsonArray("stations").get(0).getAsJsonObject();
    assertEquals(10.5, listed.get("available_kw").getAsDouble());
    assertEquals("e1", listed.getAsJsonObject("last_event").get("Id").getAsString());
  }

  @Test
  void anOrderIsSignedForItsStationAndItsAnswerShown() throws Exception {
    var id = aggregator.order(List.of(EDGE), Intent.shedTo(2.5), Duration.ofSeconds(30));
    soon("an order", () -> !station.orders().isEmpty());
    var jws = station.orders().getFirst();
    assertTrue(Signatures.verified(jws, key), jws);
    var header =
        new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[0]), StandardCharsets.UTF_8);
    assertEquals("{\"alg\":\"EdDSA\",\"kid\":\"orders-1\"}", header);
    var order = FakeStation.payload(jws);
    assertEquals(Set.of("aud", "id", "seq", "iat", "nbf", "exp", "mode", "kw"), order.keySet());
    assertEquals(EDGE, order.get("aud").getAsString());
    assertEquals(id, order.get("id").getAsString());
    assertEquals("shed_to", order.get("mode").getAsString());
    assertEquals(2.5, order.get("kw").getAsDouble());
    assertEquals(order.get("iat").getAsLong() + 30, order.get("exp").getAsLong());
    station.acknowledge(order, 2, "clipped to 3 kW");
    soon("an answer", () -> aggregator.acknowledgement(id).isPresent());
    var answer = aggregator.acknowledgement(id).orElseThrow();
    assertTrue(answer.obeyed());
    assertEquals("clipped to 3 kW", answer.reason());
  }

  @Test
  void anAnswerGivenWhileNobodyListenedCountsAndIsNotThePresentOne() throws Exception {
    station.publish(
        "DDATA",
        "DISPATCH",
        FakeStation.historical(text("Ack/CommandId", "o-1")),
        FakeStation.historical(text("Ack/Status", "accepted")),
        FakeStation.historical(text("Ack/Reason", "in force")));
    soon("the answer", () -> aggregator.acknowledgement("o-1").isPresent());
    assertTrue(aggregator.acknowledgement("o-1").orElseThrow().obeyed());
    var present = aggregator.station(EDGE).orElseThrow().value("DISPATCH", "Ack/CommandId");
    assertEquals("", present.getAsString());
  }

  @Test
  void aLeaseIsSaidAgainWordForWordAndEnds() {
    var _ = aggregator.order(List.of(EDGE), Intent.hold(), Duration.ofSeconds(2));
    soon("three sayings", () -> station.orders().size() == 3);
    assertEquals(1, Set.copyOf(station.orders()).size());
    var time = Duration.ofMillis(1_200);
    Await.throughout("silence", time, () -> station.orders().size() == 3, station::orders);
  }

  @Test
  void aRecordIsKeptOnceAndAcknowledgedUnderSignatureEachTime() throws Exception {
    var record = text("Event/Record", "{\"boot\":\"b1\",\"sequence\":7,\"service\":\"tw-sreg\"}");
    station.publish("DDATA", "SERVICE-tw-sreg", record);
    soon("a receipt", () -> station.orders().size() == 1);
    station.publish("DDATA", "SERVICE-tw-sreg", record);
    soon("two receipts", () -> station.orders().size() == 2);
    for (var jws : station.orders()) {
      assertTrue(Signatures.verified(jws, key), jws);
      var receipt = FakeStation.payload(jws);
      assertEquals("records", receipt.get("mode").getAsString());
      assertEquals("[\"b1:7\"]", receipt.get("ids").toString());
      assertEquals(EDGE, receipt.get("aud").getAsString());
    }
    assertEquals(1, aggregator.records());
    assertTrue(Files.exists(folder.resolve("ST-a1/b1-0000000007.json")));
  }

  @Test
  void aLostMessageBringsTheBirthsAgain() throws Exception {
    station.skipNumber();
    station.publish("NDATA", "", text("Station/Mode", "shedding"));
    soon("a rebirth request", () -> station.rebirths() == 1);
    station.born(1);
    soon("a second birth", () -> births() == 2);
    assertEquals(1, aggregator.station(EDGE).orElseThrow().session().gaps());
  }

  private long births() {
    return aggregator.station(EDGE).orElseThrow().session().births();
  }

  @Test
  void aCutLinkIsSeenByTheWill() throws MqttException {
    station.cut();
    soon("an offline station", () -> !isOnline());
  }

  @Test
  void aRestartedAggregatorAsksForWhatItDoesNotKnow() throws Exception {
    aggregator.close();
    aggregator = startAggregator(broker, key, folder);
    station.publish("NDATA", "", text("Station/Mode", "shedding"));
    soon("a rebirth request", () -> station.rebirths() == 1);
  }

  @Test
  void nonsenseFromAStationIsCountedAndChangesNothing() throws Exception {
    station.raw("NDATA", "", new byte[] {0x12, (byte) 0xff, 0x7f});
    station.raw("NBIRTH", "", "not protobuf at all".getBytes(StandardCharsets.UTF_8));
    station.raw("DDATA", "SERVICE-tw-sreg/x/y", new byte[0]);
    station.publish("DDATA", "SERVICE-tw-sreg", text("Event/Record", "[".repeat(50_000)));
    soon("two unreadable ones", () -> aggregator.json().get("unreadable").getAsInt() == 2);
    assertTrue(isOnline());
    assertEquals(0, aggregator.records());
  }

  @Test
  void aSiegeSendsEveryKindOfHostileOrderAndTakesDownTheAnswers() throws Exception {
    var refusals = Thread.ofVirtual().start(this::refuseAll);
    var began = System.nanoTime();
    var answers = aggregator.forge(EDGE, Duration.ofMillis(40));
    var each = Duration.ofNanos(System.nanoTime() - began).dividedBy(answers.size());
    refusals.interrupt();
    assertTrue(each.toMillis() >= 60, "one each " + each + ": a station takes more for a flood");
    var kinds = Set.copyOf(answers.stream().map(ForgeryAnswer::name).toList());
    assertEquals(answers.size(), kinds.size());
    assertTrue(kinds.size() >= 60, kinds.toString());
    assertTrue(answers.stream().noneMatch(ForgeryAnswer::obeyed));
    assertTrue(answers.stream().anyMatch(answer -> answer.answer().isPresent()));
    soon("the flood", () -> station.arrivals() > 250);
  }

  /** Answers as an honest station would that refuses everything. */
  private void refuseAll() {
    var answered = 0;
    while (!Thread.currentThread().isInterrupted()) {
      var orders = station.orders();
      for (; answered < orders.size(); answered++) {
        refuse(orders.get(answered));
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void refuse(String jws) {
    try {
      station.acknowledge(FakeStation.payload(jws), 253, "forged");
    } catch (MqttException | RuntimeException unreadable) { // what a forgery holds is anything
      return;
    }
  }

  @Test
  void ordersToAllAreOneSignatureForAll() throws Exception {
    try (var other = FakeStation.connect(broker.uri(), "ST-b2", 1)) {
      other.born(1);
      soon("two stations", () -> aggregator.stations().size() == 2);
      var said = new Words(aggregator).answer("cap all 4 30");
      assertEquals("ok", said.getLast());
      soon("orders", () -> !other.orders().isEmpty() && !station.orders().isEmpty());
      assertEquals(station.orders().getFirst(), other.orders().getFirst());
    }
  }

  @Test
  void wordsThatMeanNothingAreAnsweredWithAReason() throws Exception {
    var words = new Words(aggregator);
    for (var line :
        List.of("", "shed", "shed ST-a1 x 5", "shed ST-a1 -1 5", "fly", "cap ST-a1 NaN 5")) {
      assertTrue(words.answer(line).getFirst().startsWith("error: "), line);
    }
    assertTrue(JsonParser.parseString(words.answer("json").getFirst()).isJsonObject());
  }
}
