package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Inbound;
import org.swapgrid.uplink.sparkplug.Part;

/** News that comes too late, too early or twice changes nothing it should not. */
final class StrayTest {
  @Test
  void newsOfAnAttemptThatIsOverIsIgnored() {
    var bench = Bench.born();
    bench.on(new Input.Lost("reset"));
    for (var late :
        List.of(
            new Input.Opened(),
            new Input.Connected(),
            new Input.Subscribed(List.of(1, 1, 1)),
            new Input.Answered(),
            new Input.Lost("again"),
            new Input.Renew("certificate"),
            new Input.Heard(new Inbound.Rebirth()))) {
      assertEquals(List.of(), bench.on(late), late::toString);
    }
    bench.connect();
    bench.subscribed();
    assertTrue(bench.session.isBorn());
  }

  @Test
  void anAnswerThatGrantsNothingIsARefusal() {
    var bench = Bench.plain();
    bench.connect();
    assertTrue(bench.on(new Input.Subscribed(List.of())).contains(new Output.Drop()));
  }

  @Test
  void aSecondAnswerToTheSubscriptionIsNoSecondBirth() {
    var bench = Bench.born();
    assertEquals(List.of(), bench.subscribed());
    assertEquals(List.of(), bench.on(new Input.Opened()));
    assertEquals(List.of(), bench.on(new Input.Connected()));
  }

  @Test
  void aStopWhileSubscribingSaysDisconnectAndWhileRestingNothing() {
    var subscribing = Bench.plain();
    subscribing.connect();
    assertEquals(List.of(new Output.Close()), subscribing.on(new Input.Stop()));

    var resting = Bench.born();
    resting.on(new Input.Lost("reset"));
    assertEquals(List.of(), resting.on(new Input.Stop()));
    assertTrue(resting.session.isStopped());
    assertEquals(List.of(), resting.on(new Input.Lost("late")));
  }

  @Test
  void nothingIsBornBeforeThereIsSomethingToSay() {
    var bench = new Bench(2, true);
    bench.connect();
    bench.subscribed();
    bench.host(true, Bench.HOST_SINCE);
    for (int i = 0; i < 5; i++) {
      assertFalse(bench.pass(Duration.ofSeconds(1)).contains(new Output.Close()), "host is there");
      bench.on(new Input.Answered());
    }
    assertEquals("NBIRTH", Bench.names(bench.show()).getFirst());
  }

  @Test
  void anUrgentWordOfADeviceThatIsNotBornIsKept() {
    var bench = Bench.born();
    var gone = new Part("GONE", List.of(bench.words("x", "y")));
    assertEquals(1, Bench.only(Output.Keep.class, bench.on(new Input.Urgent(gone))).count());
    var node = new Part(Part.NODE, List.of(bench.words("Station/Mode", "DARK")));
    assertEquals(List.of("NDATA"), Bench.names(bench.on(new Input.Urgent(node))));
  }

  @Test
  void aNodeThatGainsAMetricIsBornAgain() {
    var bench = Bench.born();
    bench.pass(Duration.ofMillis(2_100));
    var image = bench.image();
    var metrics = new ArrayList<>(image.node().metrics());
    metrics.add(bench.words("Station/New", "x"));
    var out = bench.on(new Input.Newest(new Image(new Part(Part.NODE, metrics), image.devices())));
    assertEquals("NBIRTH", Bench.names(out).getFirst());
  }
}
