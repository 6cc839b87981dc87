package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The primary host, by the assertions of Sparkplug 3.0. */
final class HostTest {
  private static final long SINCE = Bench.HOST_SINCE;

  private static Bench waiting(int servers) {
    var bench = new Bench(servers, true);
    bench.show();
    bench.connect();
    bench.subscribed();
    return bench;
  }

  @Test
  @DisplayName(
      "tck-id-message-flow-edge-node-birth-publish-phid-wait,"
          + " tck-id-message-flow-edge-node-birth-publish-phid-wait-online,"
          + " tck-id-operational-behavior-edge-node-birth-sequence-wait")
  void nothingIsBornBeforeTheHostIsOnline() {
    var bench = waiting(1);
    bench.pass(Duration.ofSeconds(2));
    bench.host(false, SINCE);
    assertEquals(List.of(), bench.published());
    assertEquals("NBIRTH", Bench.names(bench.host(true, SINCE)).getFirst());
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-wait-timestamp")
  void aWordOlderThanTheLastDoesNotCount() {
    var bench = waiting(1);
    bench.host(false, SINCE);
    assertEquals(List.of(), bench.host(true, SINCE - 1));
    assertFalse(bench.session.isBorn());
    bench.host(true, SINCE + 1);
    assertTrue(bench.session.isBorn());
  }

  @Test
  @DisplayName(
      "tck-id-message-flow-edge-node-birth-publish-phid-offline,"
          + " tck-id-operational-behavior-edge-node-termination-host-offline,"
          + " tck-id-operational-behavior-edge-node-termination-host-offline-reconnect")
  void aHostThatGoesOfflineMakesTheNodeDieLeaveAndComeBackWithinTwoSeconds() {
    var bench = Bench.bornWithHost(2);
    var born = bench.lastBirth();
    var out = bench.host(false, SINCE);

    assertEquals(List.of("NDEATH"), Bench.names(out));
    assertEquals(born, Bench.bdSeq(Bench.published(out).getFirst()));
    assertTrue(out.contains(new Output.Close()));
    var leftAt = bench.now;
    assertEquals(1, bench.awaitConnect().server());
    assertTrue(bench.now.minus(leftAt).compareTo(Duration.ofSeconds(2)) < 0);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-termination-host-offline-timestamp")
  void anOldOfflineDoesNotEndTheSession() {
    var bench = Bench.bornWithHost(2);
    assertEquals(List.of(), bench.host(false, SINCE - 1));
    assertTrue(bench.session.isBorn());
  }

  @Test
  void anOfflineOfTheSameTimestampEndsIt() {
    var bench = Bench.bornWithHost(1);
    bench.host(false, SINCE);
    assertFalse(bench.session.isBorn());
  }

  @Test
  void whatTheHostSaidCountsOnlyOnTheConnectionItWasSaidOn() {
    var bench = Bench.bornWithHost(1);
    bench.on(new Input.Lost("reset"));
    bench.connect();
    bench.subscribed();
    assertFalse(bench.session.isBorn());
    bench.host(true, SINCE - 50_000);
    assertTrue(bench.session.isBorn(), "another server may know an older session");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-primary-application-state-with-multiple-servers-walk")
  void aServerWithoutTheHostIsLeftForTheNext() {
    var bench = waiting(2);
    var out = bench.host(false, SINCE);
    assertTrue(out.contains(new Output.Close()));
    assertEquals(List.of(), bench.published());
    assertEquals(1, bench.connect().server());
    bench.subscribed();
    assertTrue(bench.pass(Duration.ofSeconds(2)).contains(new Output.Close()), "silent host");
    assertEquals(0, bench.awaitConnect().server());
  }

  @Test
  void aStateThatArrivesBeforeTheSubscriptionsAnswerCounts() {
    var online = new Bench(2, true);
    online.show();
    online.connect();
    online.host(true, SINCE);
    online.subscribed();
    assertTrue(online.session.isBorn());

    var offline = new Bench(2, true);
    offline.show();
    offline.connect();
    offline.host(false, SINCE);
    offline.subscribed();
    assertTrue(offline.pass(Duration.ofMillis(20)).contains(new Output.Close()));
  }

  @Test
  void withOneServerTheNodeWaitsThereForTheHost() {
    var bench = waiting(1);
    bench.host(false, SINCE);
    for (int i = 0; i < 60; i++) {
      bench.on(new Input.Answered());
      assertFalse(bench.pass(Duration.ofSeconds(1)).contains(new Output.Close()));
    }
    bench.host(true, SINCE + 60_000);
    assertTrue(bench.session.isBorn());
  }

  @Test
  void aNodeWithoutAHostDoesNotListenToOne() {
    var bench = Bench.born();
    bench.host(false, SINCE);
    assertTrue(bench.session.isBorn());
  }
}
