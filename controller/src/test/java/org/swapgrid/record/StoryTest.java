package org.swapgrid.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;

final class StoryTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Story story(List<String> lines) {
    return Teller.tell(new Series(lines.iterator()), _ -> {});
  }

  private static Story story(EventBench bench) {
    return story(bench.series().getLast());
  }

  @Test
  void everyStepOfAnEventIsToldInItsOrder() {
    var story = story(EventBench.afterEvent(59.7, SECOND.multipliedBy(20)));
    var steps = story.course().steps();
    assertEquals(List.of(Step.values()), List.copyOf(steps.keySet()));
    Duration last = Duration.ZERO;
    for (var moment : steps.values()) {
      assertTrue(moment.elapsed().compareTo(last) >= 0, steps.toString());
      last = moment.elapsed();
    }
    assertNotNull(story.course().randomDelay());
    assertEquals(List.of(Fixtures.SREG), story.course().services());
  }

  @Test
  void theCrossingIsInterpolatedAndEarlierThanWhatWasSeen() {
    var course = story(EventBench.afterEvent(59.7, SECOND.multipliedBy(20))).course();
    var seen = course.between(Step.CROSSED, Step.DETECTED);
    assertNotNull(seen);
    assertTrue(seen.isPositive() && seen.compareTo(SECOND.dividedBy(5)) < 0, seen.toString());
    assertNull(
        story(new EventBench().run(60, SECOND).run(59.7, SECOND.multipliedBy(20)), true)
            .course()
            .between(Step.CROSSED, Step.NORMAL));
  }

  private static Story story(EventBench bench, boolean stop) {
    if (stop) {
      bench.taker().stop();
      bench.taker().stop();
    }
    return story(bench);
  }

  @Test
  void whatWasDeliveredIsMeasuredPerInterval() {
    var response = story(EventBench.afterEvent(59.7, SECOND.multipliedBy(25))).response();
    assertEquals(new Power(2_000), response.accepted());
    assertEquals(new Power(2_000), response.owed());
    assertTrue(Deliveries.least(response, SECOND.multipliedBy(10)) >= 990);
    assertEquals(SECOND.multipliedBy(10), response.intervals().getFirst().length());
    assertEquals(-1, Deliveries.least(response, Duration.ofHours(1)));
    assertEquals(0, response.comeback().risesBefore());
  }

  @Test
  void aLongEventIsToldByTheMinute() {
    var bench = EventBench.afterEvent(59.7, Duration.ofMinutes(9)).run(60, SECOND);
    assertEquals(SECOND.multipliedBy(10), story(bench).response().intervals().getFirst().length());
    var windows =
        new Windows(SECOND.multipliedBy(10), SECOND.multipliedBy(30), SECOND, Duration.ofHours(1));
    var peace = new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);
    var longer =
        new EventBench(Fixtures.policy(), windows, peace)
            .run(60, SECOND.multipliedBy(20))
            .run(59.7, Duration.ofMinutes(12))
            .run(60, SECOND.multipliedBy(60));
    var intervals = story(longer).response().intervals();
    assertEquals(Duration.ofMinutes(1), intervals.getFirst().length());
    assertEquals(13, intervals.size());
  }

  @Test
  void aRecordIsCutAtItsLongestAndTheNextGoesOn() {
    var bench = EventBench.afterEvent(59.7, Duration.ofMinutes(15));
    assertEquals(2, bench.series().size());
    assertEquals(Ending.Why.LONGEST, story(bench.series().getFirst()).quality().end());
    assertEquals(Ending.Why.COMPLETE, story(bench).quality().end());
  }

  @Test
  void theNextEventEndsTheRecordOfTheOneBefore() {
    var bench =
        EventBench.afterEvent(59.7, SECOND.multipliedBy(5))
            .run(59.7, SECOND.multipliedBy(5))
            .run(60, SECOND.multipliedBy(10))
            .run(59.7, SECOND.multipliedBy(5))
            .run(60, SECOND.multipliedBy(60));
    assertEquals(3, bench.series().size());
    assertEquals(Ending.Why.NEXT_EVENT, story(bench.series().get(1)).quality().end());
  }

  @Test
  void anAnswerThatComesBeforeItsCycleIsHandedOnIsKept() {
    var bench = new EventBench().run(60, SECOND.multipliedBy(20)).promptly();
    var story = story(bench.run(59.7, SECOND.multipliedBy(5)).run(60, SECOND.multipliedBy(60)));
    var took = story.course().between(Step.DECIDED, Step.IN_FORCE);
    assertNotNull(took);
    assertEquals(Duration.ofMillis(20), took);
    assertEquals(Duration.ofMillis(60), story.course().between(Step.DECIDED, Step.WRITTEN));
    for (int i = 0; i < 100; i++) { // of a cycle that never comes
      bench.taker().happened(new Happening.Refused(Long.MAX_VALUE, 4));
    }
  }

  @Test
  void aMeterThatFallsSilentIsSaid() {
    var bench = new EventBench().run(60, SECOND.multipliedBy(20)).run(59.7, SECOND.multipliedBy(5));
    bench.taker().happened(new Happening.Missed("main", "timeout"));
    bench.taker().happened(new Happening.Refused(1, 4));
    bench.taker().happened(new Happening.Unanswered(1, SECOND));
    bench.taker().happened(new Happening.Overflow(3));
    bench.taker().happened(new Happening.Written(0, SECOND));
    var story = story(bench.run(null, SECOND.multipliedBy(4)).run(60, SECOND.multipliedBy(60)));
    assertEquals(1, story.quality().missed().get("main"));
    assertEquals(2, story.quality().cabinet());
    assertEquals(3, story.quality().lost());
    assertTrue(story.quality().sightless().compareTo(SECOND.multipliedBy(2)) > 0);
    assertFalse(story.quality().resumed());
  }

  @Test
  void anEventOfTheRunBeforeClaimsNoCrossing() {
    var shed =
        new Resume(
            Resume.Stage.SHED, List.of(Fixtures.SREG), Power.ZERO, new Power(2_000), 1, false);
    var bench =
        new EventBench(Fixtures.policy(), EventBench.SHORT, shed)
            .run(59.7, SECOND.multipliedBy(5))
            .run(60, SECOND.multipliedBy(60));
    var story = story(bench);
    assertTrue(story.quality().resumed());
    assertNull(story.course().at(Step.CROSSED));
  }

  @Test
  void anOrderToShedIsAnEvent() {
    var bench = new EventBench().run(60, SECOND.multipliedBy(20));
    var until = bench.now().plus(SECOND.multipliedBy(20));
    var lease = new Lease(new Order.Name("o-1", 1), new Instruction.ShedTo(new Power(500)), until);
    bench.order(new Leases(lease, List.of())).run(60, SECOND.multipliedBy(60));
    var story = story(bench);
    assertEquals(List.of(), story.course().services());
    assertEquals(new Power(1_500), story.response().accepted());
    assertNotNull(story.course().at(Step.FULL));
    assertNull(story.course().limits().level());
    assertTrue(
        Document.of(story, new Document.Place(1, "", "")).contains("ordered by the aggregator"));
  }

  @Test
  void aReloadInAnEventIsDecidedAgainToo() {
    var bench = new EventBench().run(60, SECOND.multipliedBy(20)).rule(Fixtures.policy());
    bench.run(59.7, SECOND.multipliedBy(5)).rule(Fixtures.policy());
    var lines = bench.run(60, SECOND.multipliedBy(60)).series().getLast();
    assertEquals(2, lines.stream().filter(line -> line.startsWith("policy ")).count());
    var outcome = DecideAgain.of(new Series(lines.iterator()), Controller::new);
    assertNull(outcome.first());
  }

  @Test
  void everyDamagedLineIsNamed() {
    var whole = EventBench.afterEvent(59.7, SECOND.multipliedBy(5)).series().getFirst();
    for (var damage :
        List.of(
            "nonsense",
            "x y",
            "c 5",
            "c x|",
            "c 99999=1|",
            "c |99999+1",
            "told Missed",
            "told Missed 'a 'b 'c",
            "told Nothing",
            "told Missed a b",
            "point * 1 2 3",
            "end NOBODY",
            "policy x",
            "origin 'a",
            "memory Normal x")) {
      var lines = new ArrayList<>(whole);
      lines.set(7, damage);
      var thrown = assertThrows(IllegalArgumentException.class, () -> story(lines), damage);
      assertTrue(String.valueOf(thrown.getMessage()).startsWith("line 8 "), damage);
    }
  }

  @Test
  void whatIsNoSeriesIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> story(List.of()));
    assertThrows(IllegalArgumentException.class, () -> story(List.of("something else")));
    assertThrows(IllegalArgumentException.class, () -> story(List.of(Scribe.HEAD)));
    Iterator<Entry> empty = new Series(List.of(Scribe.HEAD).iterator());
    assertThrows(NoSuchElementException.class, empty::next);
    var cycle =
        EventBench.afterEvent(59.7, SECOND).series().stream().flatMap(List::stream).toList();
    assertTrue(cycle.isEmpty() || cycle.getFirst().equals(Scribe.HEAD));
  }

  @Test
  void aTextIsToldInOneWordWhateverStandsInIt() {
    var origin = Fixtures.origin();
    var odd =
        new Origin("a b|c%\n\u00e9", "", origin.version(), "x", List.of(), Origin.Clock.UNKNOWN);
    var words = Shapes.ORIGIN.words(odd);
    assertTrue(words.stream().noneMatch(word -> word.contains(" ") || word.isEmpty()));
    assertEquals(odd, Shapes.ORIGIN.read(words.iterator()));
  }

  @Test
  void theSameFieldsGiveTheSameText() {
    var fields =
        new Fields().put("a", "x\"\\\u0001").put("b", true).put("c", (Fields) null).put("d", -1);
    assertEquals("{\"a\":\"x\\\"\\\\\\u0001\",\"b\":true,\"c\":null,\"d\":-1}", fields.text());
    assertEquals("-1.500", Fields.seconds(Duration.ofMillis(-1_500)));
    assertEquals("{\"t\":null}", new Fields().time("t", null).text());
  }
}
