package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.swapgrid.uplink.sparkplug.Inbound;
import org.swapgrid.uplink.sparkplug.Outgoing;
import org.swapgrid.uplink.sparkplug.Outgoing.Kind;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Refusal;
import org.swapgrid.uplink.sparkplug.Value;

/** Data, rebirths, deaths, by the assertions of Sparkplug 3.0. */
final class DataTest {
  private static final Input REBIRTH = new Input.Heard(new Inbound.Rebirth());

  @Test
  @DisplayName(
      "tck-id-principles-rbe-recommended,"
          + " tck-id-operational-behavior-data-publish-nbirth-change,"
          + " tck-id-operational-behavior-data-publish-dbirth-change")
  void onlyWhatChangedIsSentAndOnlyBeyondItsDeadband() {
    var bench = Bench.born();
    bench.now = bench.now.plusSeconds(1);
    assertEquals(List.of(), bench.show());

    bench.frequency = 60.009;
    assertEquals(List.of(), bench.show());
    bench.frequency = 60.011;
    bench.mode = null;
    var out = bench.show();
    assertEquals(List.of("NDATA", "DDATA METER-PCC"), Bench.names(out));
    var unknown = Bench.published(out).getFirst().metrics().list();
    assertEquals(1, unknown.size());
    assertEquals(null, unknown.getFirst().value());
  }

  @Test
  void slowDriftIsNotHiddenByTheDeadband() {
    var bench = Bench.born();
    int sent = 0;
    for (int i = 1; i <= 10; i++) {
      bench.frequency = 60 + i * 0.004;
      sent += Bench.published(bench.show()).size();
    }
    assertEquals(3, sent);
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-incrementing, tck-id-topics-ddata-seq-num")
  void theNumberRunsOverNodeAndDevicesModulo256() {
    var bench = Bench.born();
    for (int i = 0; i < 300; i++) {
      bench.frequency += 0.1;
      bench.mode = "M" + i;
      bench.show();
    }
    var numbers = bench.published().stream().map(Outgoing::seq).toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertEquals(i % 256, numbers.get(i));
    }
    assertTrue(numbers.size() > 600);
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-data-publish-nbirth-order,"
          + " tck-id-operational-behavior-data-publish-dbirth-order")
  void timesNeverGoBackWhenTheWallClockDoes() {
    var bench = Bench.born();
    bench.now = bench.now.plusSeconds(10);
    bench.frequency = 60.1;
    bench.show();
    bench.wallStep = Duration.ofSeconds(-5);
    bench.frequency = 60.2;
    bench.show();

    var data = bench.published().stream().filter(m -> m.kind().isData()).toList();
    var first = data.getFirst();
    var last = data.getLast();
    assertFalse(last.at().isBefore(first.at()));
    var before = first.metrics().list().getFirst().at();
    assertFalse(last.metrics().list().getFirst().at().isBefore(before));
  }

  @Test
  void aClockThatFellFarBackIsAnsweredWithABirth() {
    var bench = Bench.born();
    bench.now = bench.now.plusSeconds(10);
    bench.wallStep = Duration.ofHours(-3);
    assertEquals("NBIRTH", Bench.names(bench.show()).getFirst());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-device-ddeath")
  void aDeviceThatFallsSilentDiesAndIsBornAgain() {
    var bench = Bench.born();
    bench.meterAnswers = false;
    assertEquals(List.of("DDEATH METER-PCC"), Bench.names(bench.show()));
    assertEquals(5, bench.published().getLast().seq(), "tck-id-payloads-ddeath-seq-inc");
    assertEquals(List.of(), bench.show());
    bench.meterAnswers = true;
    assertEquals(List.of("DBIRTH METER-PCC"), Bench.names(bench.show()));
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-metric-reqs")
  void aDeviceThatGainsAMetricIsBornAgainBeforeItSendsIt() {
    var bench = Bench.born();
    bench.bays = 2;
    assertEquals(List.of("DBIRTH CABINET-01"), Bench.names(bench.show()));
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-data-commands-rebirth-action-1,"
          + " tck-id-operational-behavior-data-commands-rebirth-action-2,"
          + " tck-id-operational-behavior-data-commands-rebirth-action-3")
  void aRebirthStopsDataAndBeginsAtZeroWithTheSameBdSeq() {
    var bench = Bench.born();
    var bdSeq = bench.lastBirth();
    bench.now = bench.now.plusMillis(500);
    assertEquals(List.of(), bench.on(REBIRTH));
    bench.frequency = 61;
    assertEquals(List.of(), bench.show(), "data stopped at once");
    var births = Bench.published(bench.pass(Duration.ofSeconds(2)));

    assertEquals(5, births.size());
    assertEquals(Kind.NBIRTH, births.getFirst().kind());
    assertEquals(0, births.getFirst().seq());
    assertEquals(bdSeq, Bench.bdSeq(births.getFirst()));
    assertEquals(new Value.Real(61), births.get(1).metrics().list().getFirst().value());
  }

  @Test
  void aRebirthLongAfterTheLastIsAnsweredAtOnce() {
    var bench = Bench.born();
    bench.pass(Duration.ofSeconds(3));
    assertEquals("NBIRTH", Bench.names(bench.on(REBIRTH)).getFirst());
  }

  @Test
  void aFloodOfRebirthsIsAnsweredOncePerPause() {
    var bench = Bench.born();
    for (int i = 0; i < 500; i++) {
      bench.now = bench.now.plusMillis(20);
      bench.on(REBIRTH);
      bench.on(new Input.Tick());
      bench.on(new Input.Answered());
    }
    long births = bench.published().stream().filter(m -> m.kind() == Kind.NBIRTH).count();
    assertTrue(births >= 4 && births <= 6, births + " births in 10 s");
  }

  @Test
  void anUrgentPartIsSentWholeEvenIfNothingChanged() {
    var bench = Bench.born();
    var ack = new Part("DISPATCH", List.of(bench.words("Ack/CommandId", "c-1")));
    assertEquals(List.of("DDATA DISPATCH"), Bench.names(bench.on(new Input.Urgent(ack))));
    assertEquals(List.of("DDATA DISPATCH"), Bench.names(bench.on(new Input.Urgent(ack))));
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-edge-node-intentional-disconnect-ndeath,"
          + " tck-id-payloads-ndeath-will-message-publisher-disconnect-mqtt311")
  void anOrderlyStopTellsEveryDeathBeforeItDisconnects() {
    var bench = Bench.born();
    var out = bench.on(new Input.Stop());

    assertEquals(
        List.of(
            "DDEATH METER-PCC",
            "DDEATH CABINET-01",
            "DDEATH SERVICE-tw-sreg",
            "DDEATH DISPATCH",
            "NDEATH"),
        Bench.names(out));
    assertEquals(new Output.Close(), out.getLast());
    var death = Bench.published(out).getLast();
    assertEquals(bench.lastBirth(), Bench.bdSeq(death));
    assertEquals(Outgoing.NO_SEQ, death.seq());
    assertEquals(List.of(), bench.pass(Duration.ofSeconds(30)));
  }

  @Test
  void aStopWhileConnectingDropsTheAttempt() {
    var bench = Bench.plain();
    bench.awaitConnect();
    assertEquals(List.of(new Output.Drop()), bench.on(new Input.Stop()));
    assertTrue(bench.session.isStopped());
  }

  @Test
  void aServerThatStopsAnsweringIsLeftWithinTheProbesTime() {
    var bench = Bench.born();
    var out = bench.pass(Duration.ofMillis(1_540));
    assertTrue(out.contains(new Output.Probe()));
    assertFalse(out.contains(new Output.Drop()));
    assertTrue(bench.pass(Duration.ofMillis(2_040)).contains(new Output.Drop()));
  }

  @Test
  void aServerThatAnswersIsKept() {
    var bench = Bench.born();
    for (int i = 0; i < 100; i++) {
      bench.pass(Duration.ofSeconds(1));
      bench.on(new Input.Answered());
    }
    assertTrue(bench.session.isBorn());
    assertTrue(Bench.only(Output.Probe.class, bench.out).count() >= 19);
  }

  @Test
  void aRenewalLeavesInGoodOrderAndComesBack() {
    var bench = Bench.born();
    var out = bench.on(new Input.Renew("certificate"));
    assertEquals(List.of("NDEATH"), Bench.names(out));
    assertTrue(out.contains(new Output.Close()));
    bench.connect();
    bench.subscribed();
    assertTrue(bench.session.isBorn());
  }

  @Test
  void ordersAndRefusalsAreHandedOn() {
    var bench = Bench.born();
    assertEquals(
        List.of(new Output.Deliver("a.b.c")),
        bench.on(new Input.Heard(new Inbound.Order("a.b.c"))));
    var refused = new Inbound.Refused(Refusal.TOPIC, "x");
    assertEquals(
        List.of(new Output.Tell(new News.Refused(refused))), bench.on(new Input.Heard(refused)));
  }
}
