package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.swapgrid.uplink.sparkplug.DataType;
import org.swapgrid.uplink.sparkplug.Names;
import org.swapgrid.uplink.sparkplug.Outgoing.Kind;
import org.swapgrid.uplink.sparkplug.Value;

/** From nothing to births, by the assertions of Sparkplug 3.0. */
final class EstablishmentTest {
  private static final List<String> BIRTHS =
      List.of(
          "NBIRTH",
          "DBIRTH METER-PCC",
          "DBIRTH CABINET-01",
          "DBIRTH SERVICE-tw-sreg",
          "DBIRTH DISPATCH");

  @Test
  @DisplayName(
      "tck-id-message-flow-edge-node-birth-publish-will-message-payload-bdSeq,"
          + " tck-id-payloads-ndeath-will-message-qos, tck-id-topics-ndeath-payload")
  void theWillIsTheDeathWithNothingButItsNumber() {
    var will = Bench.plain().awaitConnect().will();

    assertEquals(Kind.NDEATH, will.kind());
    assertEquals(1, will.kind().qos());
    assertEquals(1, will.metrics().list().size());
    var metric = will.metrics().list().getFirst();
    assertEquals(Names.BD_SEQ, metric.name());
    assertEquals(DataType.INT64, metric.definition().type());
    assertEquals(new Value.Whole(0), metric.value(), "tck-id-topics-nbirth-bdseq-increment");
  }

  @Test
  @DisplayName(
      "tck-id-message-flow-edge-node-ncmd-subscribe, tck-id-message-flow-device-dcmd-subscribe")
  void subscribesBeforeItIsBorn() {
    var bench = Bench.plain();
    bench.show();
    bench.connect();
    assertEquals(1, Bench.only(Output.Subscribe.class, bench.out).count());
    bench.pass(Duration.ofSeconds(1));
    assertEquals(List.of(), bench.published());

    assertEquals(BIRTHS, Bench.names(bench.subscribed()));
  }

  @Test
  @DisplayName(
      "tck-id-topics-nbirth-seq-num, tck-id-payloads-dbirth-seq-inc, tck-id-payloads-nbirth-qos")
  void birthsAreNumberedFromZeroOverNodeAndDevices() {
    var births = Bench.born().published();

    assertEquals(List.of(0, 1, 2, 3, 4), births.stream().map(m -> m.seq()).toList());
    assertTrue(births.stream().allMatch(message -> message.kind().qos() == 0));
  }

  @Test
  @DisplayName(
      "tck-id-topics-nbirth-bdseq-matching, tck-id-topics-nbirth-rebirth-metric,"
          + " tck-id-topics-nbirth-metric-reqs")
  void theBirthRepeatsTheWillsNumberAndOffersRebirth() {
    var bench = Bench.plain();
    bench.show();
    var will = bench.connect().will();
    var birth = Bench.published(bench.subscribed()).getFirst();

    assertEquals(Bench.bdSeq(will), Bench.bdSeq(birth));
    var names = birth.metrics().list().stream().map(m -> m.name()).toList();
    assertEquals(List.of(Names.BD_SEQ, Names.REBIRTH, "Station/Mode"), names);
    assertEquals(new Value.Truth(false), birth.metrics().list().get(1).value());
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-bdseq-increment")
  void eachConnectTheServerSawCountsOneFurtherThroughRestarts() {
    var bench = Bench.plain();
    var numbers = new ArrayList<Long>();
    for (int i = 0; i < 258; i++) {
      numbers.add(Bench.bdSeq(bench.connect().will()));
      bench.on(new Input.Lost("test"));
    }
    assertEquals(List.of(254L, 255L, 0L, 1L), numbers.subList(254, 258));
    assertEquals(257, bench.counters.last(BdSeq.COUNTER));

    var restarted = bench.session(1, false, 7);
    var connect = (Output.Connect) restarted.on(new Input.Tick(), bench.now()).getFirst();
    assertEquals(2, Bench.bdSeq(connect.will()));
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-bdseq-increment: an attempt no server saw does not count")
  void anAttemptThatNeverSentItsConnectHandsItsNumberOn() {
    var bench = Bench.plain();
    for (int i = 0; i < 5; i++) {
      assertEquals(0, Bench.bdSeq(bench.awaitConnect().will()));
      bench.on(new Input.Lost("refused"));
    }
    bench.awaitConnect();
    bench.on(new Input.Opened());
    bench.on(new Input.Lost("reset"));
    assertEquals(1, Bench.bdSeq(bench.awaitConnect().will()));
  }

  @Test
  void aDiskThatRefusesIsReportedAndCountingGoesOn() {
    var bench = Bench.plain();
    bench.counters.refuses = true;
    bench.connect();
    bench.on(new Input.Lost("test"));
    assertEquals(1, Bench.bdSeq(bench.connect().will()));
    assertTrue(bench.out.contains(new Output.Tell(new News.CounterNotKept())));
  }

  @Test
  void nothingIsBornBeforeTheClockIsSet() {
    var bench = Bench.plain();
    bench.clockSet = false;
    bench.show();
    bench.connect();
    bench.subscribed();
    bench.pass(Duration.ofSeconds(3));
    assertEquals(List.of(), bench.published());

    bench.clockSet = true;
    assertEquals(BIRTHS, Bench.names(bench.pass(Duration.ofMillis(20))));
  }

  @Test
  void aRefusedSubscriptionIsNoSession() {
    var bench = Bench.plain();
    bench.show();
    bench.connect();
    var out = bench.on(new Input.Subscribed(List.of(1, 128, 1)));

    assertEquals(new Output.Drop(), out.getFirst());
    assertFalse(bench.session.isBorn());
    bench.awaitConnect();
  }

  @Test
  void eachStepHasItsDeadline() {
    var opening = Bench.plain();
    opening.awaitConnect();
    assertDropsAfter(3, opening);

    var greeting = Bench.plain();
    greeting.awaitConnect();
    greeting.on(new Input.Opened());
    assertDropsAfter(3, greeting);

    var subscribing = Bench.plain();
    subscribing.connect();
    assertDropsAfter(2, subscribing);
  }

  private static void assertDropsAfter(int seconds, Bench bench) {
    var before = bench.pass(Duration.ofMillis(seconds * 1000L - 40));
    assertFalse(before.contains(new Output.Drop()));
    assertTrue(bench.pass(Duration.ofMillis(60)).contains(new Output.Drop()));
  }

  @Test
  void errorsAreAnsweredWithLongerRestsThatStayShortAndDiffer() {
    var bench = Bench.plain();
    var rests = new ArrayList<Duration>();
    for (int i = 0; i < 60; i++) {
      bench.awaitConnect();
      bench.on(new Input.Lost("refused"));
      var lostAt = bench.now;
      bench.awaitConnect();
      rests.add(bench.now.minus(lostAt));
      bench.on(new Input.Lost("refused"));
    }
    assertTrue(rests.getFirst().compareTo(Duration.ofMillis(640)) <= 0, rests::toString);
    var longest = rests.stream().max(Duration::compareTo).orElseThrow();
    assertTrue(longest.compareTo(Duration.ofMillis(900)) > 0, rests::toString);
    assertTrue(longest.compareTo(Duration.ofMillis(1_240)) <= 0, rests::toString);
    assertTrue(rests.stream().distinct().count() > 20, rests::toString);
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-primary-application-state-with-multiple-servers-single-server")
  void serversAreWalkedInOrderOneAtATime() {
    var bench = new Bench(3, false);
    var walked = new ArrayList<Integer>();
    for (int i = 0; i < 5; i++) {
      walked.add(bench.connect().server());
      bench.pass(Duration.ofSeconds(1));
      bench.on(new Input.Lost("reset"));
    }
    assertEquals(List.of(0, 1, 2, 0, 1), walked);
    int open = 0;
    for (var output : bench.out) {
      open += output instanceof Output.Connect ? 1 : output instanceof Output.Drop ? -1 : 0;
      assertTrue(open <= 1);
    }
  }
}
