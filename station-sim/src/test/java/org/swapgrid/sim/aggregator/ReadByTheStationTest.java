package org.swapgrid.sim.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction;
import org.swapgrid.sim.pki.OrderKey;
import org.swapgrid.sim.pki.TestPki;
import org.swapgrid.uplink.jws.Said;
import org.swapgrid.uplink.jws.SignedReader;
import org.swapgrid.uplink.jws.TrustedKeys;

/** The station's own reader understands what is signed here, and nothing that is forged. */
final class ReadByTheStationTest {
  private static final String EDGE = "ST-a1";
  private static final Instant NOW = Instant.parse("2026-04-03T07:58:09.750Z");

  @TempDir Path folder = Path.of("");
  private OrderKey key;
  private OrderDesk desk;
  private SignedReader reader;

  @BeforeEach
  void makeKeys() throws Exception {
    var pki = new TestPki(folder);
    var _ = pki.write(new TestPki.Wanted(List.of("a1"), List.of("x"), "VPP-TEST", "orders-1"));
    key = OrderKey.read(pki.orders(), "orders-1");
    desk = new OrderDesk(key, Sequence.in(Optional.empty()));
    var open = Files.readString(pki.orders().resolve("orders-1.pub"));
    reader = new SignedReader(TrustedKeys.of(Map.of("orders-1", open)));
  }

  record Meant(Intent intent, Instruction instruction) {}

  static Stream<Meant> intents() {
    var service = new ServiceId("tw-sreg");
    return Stream.of(
        new Meant(Intent.shedTo(2.5), new Instruction.ShedTo(new Power(2_500))),
        new Meant(Intent.shedTo(0), new Instruction.ShedTo(Power.ZERO)),
        new Meant(Intent.cap(7), new Instruction.Cap(new Power(7_000))),
        new Meant(Intent.hold(), new Instruction.Hold()),
        new Meant(Intent.release(), new Instruction.Release()),
        new Meant(Intent.arm("tw-sreg"), new Instruction.Arm(service)),
        new Meant(Intent.disarm("tw-sreg"), new Instruction.Disarm(service)));
  }

  @ParameterizedTest
  @MethodSource("intents")
  void everyOrderIsReadAsItWasMeant(Meant meant) {
    for (var whom : List.of(List.of(EDGE), List.of(EDGE, "ST-b2"))) {
      var sent = desk.issue(whom, meant.intent(), Duration.ofSeconds(60), NOW);
      var said = assertInstanceOf(Said.Ordered.class, reader.read(sent.jws()));
      assertEquals(meant.instruction(), said.order().instruction());
      assertEquals(sent.id(), said.order().name().id());
      assertEquals(sent.seq(), said.order().name().seq());
      assertEquals(whom, said.order().audience());
      assertEquals(sent.issued(), said.order().times().issued());
      assertEquals(sent.expires(), said.order().times().expires());
    }
  }

  @Test
  void aReceiptOfAsManyRecordsAsOneHoldsIsRead() {
    var boot = UUID.randomUUID();
    var receipts = new Receipts();
    IntStream.range(0, 150).forEach(n -> receipts.add(EDGE, boot + ":" + (n + 1_000_000)));
    var first = receipts.due(Duration.ofSeconds(1)).getOrDefault(EDGE, List.of());
    var said = assertInstanceOf(Said.Received.class, reader.read(desk.receipt(EDGE, first, NOW)));
    assertEquals(first, said.records());
    assertEquals(100, first.size());
    assertTrue(receipts.due(Duration.ofMillis(1_100)).isEmpty(), "not at once");
    assertEquals(50, receipts.due(Duration.ofMillis(1_200)).getOrDefault(EDGE, List.of()).size());
    assertTrue(receipts.due(Duration.ofSeconds(9)).isEmpty(), "each once");
  }

  private Target target() {
    var older = desk.issue(List.of(EDGE), Intent.hold(), Duration.ofSeconds(2), NOW);
    var newer = desk.issue(List.of(EDGE), Intent.hold(), Duration.ofSeconds(2), NOW);
    return new Target(FakeStation.GROUP, EDGE, desk, older, newer);
  }

  @Test
  void everyForgeryIsWrongInTheWayItSays() {
    var target = target();
    for (var forgery : FalseSignatures.against(target, NOW)) {
      var jws = jws(forgery);
      var plain = jws.startsWith(Jws.encoded(Jws.header("EdDSA", key.kid())) + ".");
      assertFalse(plain && Signatures.verified(jws, key), forgery.name());
    }
    for (var forgery : FalseContents.against(target, NOW)) {
      assertTrue(Signatures.verified(jws(forgery), key), forgery.name());
    }
  }

  @Test
  void noFalseSignatureIsReadAsAnOrder() {
    for (var forgery : FalseSignatures.against(target(), NOW)) {
      assertInstanceOf(Said.Refused.class, reader.read(jws(forgery)), forgery.name());
    }
  }

  private static String jws(Forgery forgery) {
    var packet = forgery.packets().getFirst();
    var message = Payloads.read(packet.topic(), packet.payload().toByteArray()).orElseThrow();
    return message.reading("Cmd/Jws").orElseThrow().value().getAsString();
  }
}
