package org.swapgrid.daemon.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Controller;
import org.swapgrid.record.DecideAgain;
import org.swapgrid.record.Document;
import org.swapgrid.record.Series;
import org.swapgrid.record.Step;
import org.swapgrid.record.Story;
import org.swapgrid.record.Teller;
import org.swapgrid.record.TenOfTen;
import org.swapgrid.report.EventReport;
import org.swapgrid.report.Sources;
import org.swapgrid.report.Trace;

/** What is recorded of tests. */
final class TestRecordsTest {
  private static final Document.Place PLACE = new Document.Place(1, "0", "0");

  private final Stand stand = new Stand();

  private static Story told(List<String> series) {
    return Teller.tell(new Series(series.iterator()), _ -> {});
  }

  private static void assertReplays(List<String> series) {
    var outcome = DecideAgain.of(new Series(series.iterator()), Controller::new);
    assertNull(outcome.first(), () -> String.valueOf(outcome.first()));
    assertTrue(outcome.cycles() > 10);
  }

  @Test
  void aTestIsMarkedInItsRecordAndDecidedAgainAsItWas() {
    stand.begin();
    stand.until(Phase.OVER);
    stand.close();
    assertEquals(1, stand.series.size());
    var story = told(stand.series.getFirst());
    assertTrue(story.isTest());
    assertTrue(
        Document.of(story, PLACE).startsWith("{\"format\":\"swapgrid-event 1\",\"test\":true"));
    assertReplays(stand.series.getFirst());
  }

  private static EventReport report(List<String> series) {
    var trace = new Trace();
    var story = Teller.tell(new Series(series.iterator()), trace);
    var at = story.course().zero().wall();
    var days = TenOfTen.of(List.of(), new TenOfTen.Span(at, at.plusSeconds(60)), ZoneOffset.UTC);
    return new EventReport(story, trace, new Sources(PLACE, "cd", "checked", days));
  }

  @Test
  void aTestsReportSaysSoInItsHeadlineAndAnEventsDoesNot() {
    stand.begin();
    stand.until(Phase.LOW);
    stand.run(Duration.ofSeconds(2));
    stand.hertz = 59.5;
    stand.run(Duration.ofSeconds(5));
    stand.close();
    var test = report(stand.series.getFirst());
    assertTrue(test.html().contains("<h1>TEST, no event: "), test.html());
    assertTrue(test.html().contains("Nothing here was delivered to the grid"));
    assertTrue(test.json().contains("\"test\":true"), test.json());
    var event = report(stand.series.getLast());
    assertFalse(event.html().contains("TEST, no event"), event.html());
    assertTrue(event.json().contains("\"test\":false"), event.json());
  }

  @Test
  void aRealEventIsNoTestAndItsRecordIsAsEver() {
    stand.begin();
    stand.until(Phase.OVER);
    stand.run(Duration.ofSeconds(30));
    stand.hertz = 59.7;
    stand.run(Duration.ofSeconds(5));
    stand.close();
    var story = told(stand.series.getLast());
    assertFalse(story.isTest());
    assertFalse(Document.of(story, PLACE).contains("test"));
  }

  @Test
  void anEventThatTakesATestsPlaceHasARecordOfItsOwn() {
    stand.begin();
    stand.until(Phase.LOW);
    stand.run(Duration.ofSeconds(2));
    stand.hertz = 59.5;
    var real = stand.now;
    stand.run(Duration.ofSeconds(20));
    stand.hertz = 60;
    stand.run(Duration.ofSeconds(20));
    stand.close();
    assertEquals(2, stand.series.size());
    assertTrue(told(stand.series.getFirst()).isTest());
    var story = told(stand.series.getLast());
    assertEquals(Story.Kind.TOOK_OVER, story.kind());
    var crossed = story.course().at(Step.CROSSED);
    assertNotNull(crossed);
    assertTrue(crossed.elapsed().minus(real).abs().toMillis() <= 100, crossed.toString());
    assertTrue(Document.of(story, PLACE).contains("a self-test that was under way ended"));
    assertFalse(Document.of(story, PLACE).contains("\"test\":true"));
    stand.series.forEach(TestRecordsTest::assertReplays);
  }
}
