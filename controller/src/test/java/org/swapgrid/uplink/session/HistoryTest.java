package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.loop.Outbox.Priority;
import org.swapgrid.uplink.sparkplug.Outgoing;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Value;

/** Store and forward: nothing that was kept is lost, nothing old passes for new. */
final class HistoryTest {
  private static final Instant PAST = Instant.parse("2026-04-02T23:00:00Z");
  private static final String EVENT = "{\"service\":\"tw-sreg\",\"boot\":\"b\",\"seq\":1}";

  private static void keep(Bench bench, List<Output> out) {
    Bench.only(Output.Keep.class, out)
        .map(Output.Keep::message)
        .forEach(message ->
            bench.outbox.append(
                Priority.TELEMETRY, "telemetry", message.at(), RecordText.write(message)));
  }

  private static List<Outgoing> records(List<Output> out, String metric) {
    return Bench.published(out).stream()
        .filter(m -> m.kind().isData())
        .filter(m -> m.metrics().list().stream().anyMatch(each -> each.name().equals(metric)))
        .toList();
  }

  /** Ticks with a server that answers every probe. */
  private static List<Output> live(Bench bench, Duration length) {
    var out = new ArrayList<Output>();
    for (long done = 0; done < length.toMillis(); done += 500) {
      out.addAll(bench.pass(Duration.ofMillis(500)));
      bench.on(new Input.Answered());
    }
    return out;
  }

  @Test
  void whatHappenedOfflineGoesOutAsHistoryWithItsOwnTimeBehindTheBirths() {
    var bench = Bench.born();
    keep(bench, bench.on(new Input.Lost("cut")));
    var changedAt = new ArrayList<Instant>();
    for (int i = 1; i <= 4; i++) {
      bench.now = bench.now.plusSeconds(11);
      bench.frequency = 60 + i;
      changedAt.add(bench.wall());
      keep(bench, bench.show());
    }
    bench.connect();
    var births = bench.subscribed();
    var out = live(bench, Duration.ofSeconds(2));

    assertEquals(5, Bench.published(births).size());
    var told = records(out, "Frequency");
    assertEquals(List.of(61.0, 62.0, 63.0, 64.0), told.stream().map(m -> number(m)).toList());
    assertTrue(told.stream().allMatch(m -> m.metrics().historical()));
    assertEquals(changedAt, told.stream().map(m -> m.metrics().list().getFirst().at()).toList());
  }

  private static double number(Outgoing message) {
    return message.metrics().list().getFirst().value() instanceof Value.Real(var number)
        ? number
        : Double.NaN;
  }

  @Test
  void whatWasInTheSocketAtABreakIsSentAgain() {
    var bench = Bench.born();
    bench.frequency = 61;
    bench.show();
    live(bench, Duration.ofSeconds(30));
    bench.frequency = 62;
    bench.show();
    live(bench, Duration.ofSeconds(20));
    bench.frequency = 63;
    bench.show();
    var kept = bench.on(new Input.Lost("cut"));

    var again = Bench.only(Output.Keep.class, kept).map(k -> number(k.message())).toList();
    assertEquals(List.of(62.0, 63.0), again, "22.5 s before the break and nothing older");
  }

  @Test
  void telemetryLeavesTheOutboxOnlyWhenTheLinkOutlivedTheDoubt() {
    var bench = Bench.plain();
    bench.outbox.append(Priority.TELEMETRY, "telemetry", PAST, frequencyText());
    bench.show();
    bench.connect();
    bench.subscribed();
    live(bench, Duration.ofSeconds(20));
    assertEquals(1, bench.outbox.entries().size());
    bench.on(new Input.Lost("cut"));
    bench.connect();
    bench.subscribed();
    assertEquals(1, records(live(bench, Duration.ofSeconds(20)), "Frequency").size());
    live(bench, Duration.ofSeconds(4));
    assertEquals(0, bench.outbox.entries().size());
  }

  private static String frequencyText() {
    return "{\"device\":\"METER-PCC\",\"metrics\":{\"Frequency\":59.5,\"gone\":1}}";
  }

  @Test
  void anEventIsRepeatedUntilTheHostAcknowledgesIt() {
    var bench = Bench.born();
    bench.now = bench.now.plusSeconds(1);
    bench.outbox.append(Priority.EVENT, "event", bench.wall(), EVENT);
    bench.on(new Input.Nudge());
    var first = records(bench.pass(Duration.ofMillis(20)), "Event/Record");
    assertEquals(1, first.size());
    assertEquals("SERVICE-tw-sreg", first.getFirst().device());
    assertFalse(first.getFirst().metrics().historical(), "news");

    var repeated = records(live(bench, Duration.ofSeconds(46)), "Event/Record");
    assertEquals(3, repeated.size());
    assertTrue(repeated.stream().allMatch(m -> m.metrics().historical()));
    assertEquals(1, bench.outbox.entries().size());

    bench.outbox.acknowledged(List.of(1L));
    assertEquals(List.of(), records(live(bench, Duration.ofSeconds(40)), "Event/Record"));
  }

  @Test
  void eventsGoFirstAndHistoryIsPaced() {
    var bench = Bench.plain();
    for (int i = 0; i < 100; i++) {
      bench.outbox.append(Priority.TELEMETRY, "telemetry", PAST.plusSeconds(i), frequencyText());
    }
    bench.outbox.append(Priority.EVENT, "event", PAST, EVENT);
    bench.show();
    bench.connect();
    bench.subscribed();
    var second = Bench.published(bench.pass(Duration.ofSeconds(1)));

    assertEquals("SERVICE-tw-sreg", second.getFirst().device());
    assertTrue(second.getFirst().metrics().historical(), "it happened before this birth");
    assertEquals(50, second.size(), "ten every 200 ms");
    bench.frequency = 59;
    assertEquals(List.of("DDATA METER-PCC"), Bench.names(bench.show()), "live is not held back");
  }

  @Test
  void recordsThatMakeNoSenseAreLeftUnsaid() {
    var bench = Bench.plain();
    for (var body :
        List.of(
            "",
            "{",
            "7",
            "{\"device\":\"METER-PCC\",\"metrics\":{\"Frequency\":\"NaN\"}}",
            "{\"device\":\"METER-PCC\",\"metrics\":[1]}",
            "{\"device\":\"GONE\",\"metrics\":{\"Frequency\":1}}",
            "{\"device\":null,\"metrics\":{}}")) {
      bench.outbox.append(Priority.TELEMETRY, "telemetry", PAST, body);
    }
    bench.show();
    bench.connect();
    bench.subscribed();
    assertEquals(List.of(), Bench.published(live(bench, Duration.ofSeconds(2))));
    live(bench, Duration.ofSeconds(24));
    assertEquals(0, bench.outbox.entries().size());
  }

  @Test
  void anAcknowledgementNobodyHearsIsKept() {
    var bench = Bench.plain();
    var ack = new Part("DISPATCH", List.of(bench.words("Ack/CommandId", "c-1")));
    var out = bench.on(new Input.Urgent(ack));
    assertEquals(1, Bench.only(Output.Keep.class, out).count());
  }

  @Test
  void aMessageSurvivesTheOutbox() {
    var bench = Bench.plain();
    var image = bench.image();
    for (var part : image.devices()) {
      var message = Voice.unnumbered(part, part.metrics(), bench.wall());
      bench.outbox.append(Priority.TELEMETRY, "telemetry", bench.wall(), RecordText.write(message));
    }
    var entries = bench.outbox.entries();
    for (int i = 0; i < entries.size(); i++) {
      assertEquals(image.devices().get(i), RecordText.read(entries.get(i), image));
    }
  }

  @Test
  void aBatchFullOfEventsLeavesTheRestForTheNext() {
    var bench = Bench.plain();
    for (int i = 0; i < 15; i++) {
      bench.outbox.append(Priority.EVENT, "event", PAST, EVENT);
    }
    bench.outbox.append(Priority.TELEMETRY, "telemetry", PAST, frequencyText());
    bench.show();
    bench.connect();
    bench.subscribed();
    assertEquals(10, Bench.published(bench.pass(Duration.ofMillis(20))).size());
    var second = Bench.published(bench.pass(Duration.ofMillis(200)));
    assertEquals("METER-PCC", second.getLast().device());
    assertEquals(6, second.size());
  }
}
