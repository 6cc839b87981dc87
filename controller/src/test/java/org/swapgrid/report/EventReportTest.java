package org.swapgrid.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;
import org.swapgrid.record.Document;
import org.swapgrid.record.EventBench;
import org.swapgrid.record.Happening;
import org.swapgrid.record.Quarter;
import org.swapgrid.record.Series;
import org.swapgrid.record.Step;
import org.swapgrid.record.Story;
import org.swapgrid.record.Teller;
import org.swapgrid.record.TenOfTen;

final class EventReportTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final List<String> EVENT =
      EventBench.afterEvent(59.7, SECOND.multipliedBy(30)).series().getFirst();

  /** A Friday, 08:00 to 08:10. */
  private static final TenOfTen.Span SPAN =
      new TenOfTen.Span(
          Instant.parse("2026-04-03T08:00:00Z"), Instant.parse("2026-04-03T08:10:00Z"));

  private static EventReport report(List<String> lines, TenOfTen days) {
    var trace = new Trace();
    var story = Teller.tell(new Series(lines.iterator()), trace);
    var place = new Document.Place(1, Document.NOTHING_BEFORE, "ab");
    return new EventReport(story, trace, new Sources(place, "cd", "checked", days));
  }

  private static EventReport report(List<String> lines) {
    return report(lines, days(List.of()));
  }

  private static TenOfTen days(List<Quarter> log) {
    return TenOfTen.of(log, SPAN, ZoneOffset.UTC);
  }

  /** Every quarter of the hours from 4 to 9 of so many days back, at one power. */
  private static List<Quarter> log(int back, long watts, boolean today) {
    var log = new ArrayList<Quarter>();
    for (int day = today ? 0 : 1; day <= back; day++) {
      for (int quarter = 0; quarter < 20; quarter++) {
        var start = Instant.parse("2026-04-03T04:00:00Z").minus(Duration.ofDays(day));
        var power = new Power(day == 0 ? watts * 11 / 10 : watts);
        log.add(new Quarter(start.plus(Quarter.LENGTH.multipliedBy(quarter)), power, 1_000, false));
      }
    }
    return log;
  }

  @Test
  void aRecordThatTheNextEventEndsSaysWhereTheRestStands() {
    var bench =
        EventBench.afterEvent(59.7, SECOND.multipliedBy(30))
            .run(59.7, SECOND.multipliedBy(5))
            .run(60, SECOND.multipliedBy(15))
            .run(59.7, SECOND.multipliedBy(5))
            .run(60, SECOND.multipliedBy(60));
    var page = report(bench.series().get(1)).html();
    assertTrue(
        page.contains("the next event began before the time behind this one was over; what came")
            && page.contains(" stands in record 2, cycle by cycle"),
        page);
  }

  @Test
  void theVerdictComesFirstAndThePageNeedsNothingBesideIt() {
    var page = report(EVENT).html();
    int verdict = page.indexOf("Every criterion was met");
    assertTrue(verdict > 0 && verdict < page.indexOf("<table"), "verdict at " + verdict);
    assertFalse(page.contains("http"), "it loads something");
    assertFalse(page.contains("<script"), "it runs something");
    assertEquals(2, page.split("<svg", -1).length - 1);
  }

  @Test
  void theSameEventGivesTheSameBytes() {
    assertEquals(report(EVENT).html(), report(List.copyOf(EVENT)).html());
    assertEquals(report(EVENT).json(), report(List.copyOf(EVENT)).json());
  }

  @Test
  void aSeriesThatBreaksOffIsNotCalledMet() {
    var broken = EVENT.subList(0, EVENT.size() * 2 / 5);
    var report = report(broken);
    assertTrue(report.html().contains("Met as far as it could be measured"), report.html());
    assertTrue(report.json().contains("not measurable"));
    assertTrue(report.html().contains("the program or its power failed"));
  }

  @Test
  void aStationThatDoesNotShedIsNotMet() {
    var bench =
        new EventBench()
            .run(60, SECOND.multipliedBy(30))
            .stubborn()
            .run(59.7, SECOND.multipliedBy(30))
            .run(60, SECOND.multipliedBy(60));
    var page = report(bench.series().getFirst()).html();
    assertTrue(page.contains("Not every criterion was met"), page);
    assertTrue(page.contains("never measured"), page);
  }

  private static String page(EventBench bench) {
    return report(bench.run(60, SECOND.multipliedBy(60)).series().getFirst()).html();
  }

  @Test
  void baysLeftChargingAreNamedWithTheirReason() {
    var bench = EventBench.partly(new Power(700)).run(60, SECOND.multipliedBy(30));
    var page = page(bench.run(59.7, SECOND.multipliedBy(20)));
    assertTrue(page.contains("Left charging because"), page);
    assertTrue(page.contains("Owed by contract 0.70 kW"), page);
  }

  @Test
  void whatWasNeverMeasuredIsSaidToBeUnknown() {
    var bench =
        new EventBench()
            .cabinet(_ -> null)
            .meter(EventReportTest::withPower)
            .run(60, SECOND.multipliedBy(30))
            .run(59.7, SECOND.multipliedBy(10))
            .run(null, SECOND.multipliedBy(3));
    var page = page(bench);
    assertTrue(page.contains("nothing measured delivered"), page);
    assertTrue(page.contains("nothing was accepted"), page);
    var lines = new ArrayList<String>();
    var series = bench.series().getFirst();
    var story = Teller.tell(new Series(series.iterator()), _ -> {});
    new Series(series.iterator()).forEachRemaining(new EventCsv(story, lines::add));
    assertTrue(lines.stream().anyMatch(line -> line.contains(",220.0,55,,")), lines.getLast());
  }

  private static FrequencySample withPower(FrequencySample sample) {
    return new FrequencySample(
        sample.meter(),
        sample.frequency(),
        sample.raw(),
        sample.voltage(),
        new Power(55),
        sample.times());
  }

  @Test
  void anEventOfTheRunBeforeIsNotJudgedByItsCrossing() {
    var page = page(EventBench.resuming().run(59.7, SECOND.multipliedBy(10)));
    assertTrue(page.contains("no crossing was recorded"), page);
    assertTrue(page.contains("The event began before the program"), page);
  }

  @Test
  void aSlowStationAReboundAndAnEarlyReturnAreNotMet() {
    var bench =
        new EventBench()
            .run(60, SECOND.multipliedBy(30))
            .stubborn()
            .run(59.7, SECOND.multipliedBy(12))
            .cabinet(seen -> seen)
            .run(59.7, SECOND.multipliedBy(400))
            .cabinet(EventReportTest::greedy);
    bench.taker().happened(new Happening.Overflow(2));
    var page = page(bench);
    assertTrue(page.contains("2 cycles lost"), page);
    assertTrue(page.split("not met</td>", -1).length - 1 >= 3, page);
  }

  private static @Nullable CabinetSnapshot greedy(@Nullable CabinetSnapshot seen) {
    return seen == null
        ? null
        : new CabinetSnapshot(
            seen.state(), new Power(9_000), seen.limit(), seen.bays(), seen.takenAt());
  }

  @Test
  void anOrderIsReportedAsOne() {
    var bench = new EventBench().run(60, SECOND.multipliedBy(30));
    var until = bench.now().plus(SECOND.multipliedBy(20));
    var order = new Order.Name("o-1", 1);
    var lease = new Lease(order, new Instruction.ShedTo(new Power(500)), until);
    var page = page(bench.order(new Leases(lease, List.of())));
    assertTrue(page.contains("order of the aggregator"), page);
    assertFalse(page.contains("sheds below"), page);
  }

  @Test
  void aRiseBeforeTheReleaseAndAnEarlyReturnAreNotMet() {
    var story = Teller.tell(new Series(EVENT.iterator()), _ -> {});
    var course = story.course();
    var steps = new EnumMap<Step, Story.Moment>(course.steps());
    steps.put(Step.RAMP_BEGUN, course.steps().get(Step.BACK));
    var early =
        new Story.Course(
            course.services(), steps, course.randomDelay(), course.limits(), course.grid());
    var was = story.response();
    var rising =
        new Story.Response(
            was.owed(),
            was.accepted(),
            was.baseline(),
            was.intervals(),
            new Story.Comeback(was.baseline(), new Power(9_000), 3));
    var bad =
        new Story(story.origin(), early, rising, story.station(), story.quality(), story.kind());
    var unmet =
        Criterion.of(bad).stream()
            .filter(each -> each.verdict() == Criterion.Verdict.NOT_MET)
            .map(Criterion::measured)
            .toList();
    assertEquals(List.of("3 cycles", "0.000 s", "9.00 kW at most"), unmet);
  }

  @Test
  void tenOfTenDoesNotAdjustByADayThatWasNotMeasuredBefore() {
    var log =
        log(30, 2_000, true).stream()
            .filter(each -> !each.start().toString().startsWith("2026-04-02T05"))
            .toList();
    assertEquals(new Power(2_000), days(log).unadjusted());
    assertEquals(null, days(log).adjustmentPermille());
  }

  @Test
  void tenOfTenTakesTenWeekdaysAndAdjustsByTheDayItself() {
    var days = days(log(30, 2_000, true));
    assertEquals(10, days.days().size());
    assertEquals(new Power(2_000), days.unadjusted());
    assertEquals(1_100, days.adjustmentPermille());
    assertEquals(new Power(2_200), days.baseline());
    assertTrue(days.days().stream().allMatch(day -> day.date().getDayOfWeek().getValue() < 6));
    var page = report(EVENT, days).html();
    assertTrue(page.contains("times 1.100"), page);
    assertTrue(page.contains(days.days().getLast().date().toString()), page);
  }

  @Test
  void tenOfTenSaysWhenItCannotAdjustOrHasTooFewDays() {
    var unmeasured = days(log(30, 2_000, false));
    assertEquals(new Power(2_000), unmeasured.baseline());
    assertTrue(report(EVENT, unmeasured).html().contains("not adjusted"));
    assertEquals(null, days(log(30, 0, true)).adjustmentPermille());
    var few = days(log(5, 2_000, true));
    assertEquals(null, few.baseline());
    assertTrue(report(EVENT, few).html().contains("comparable days are on record"));
  }

  @Test
  void aDayWithAnEventOrWithoutMeasurementIsLeftOut() {
    var log =
        log(30, 2_000, true).stream()
            .map(each ->
                each.start().toString().startsWith("2026-04-02T08")
                    ? new Quarter(each.start(), each.drawn(), 1_000, true)
                    : each.start().toString().startsWith("2026-04-01T08")
                        ? new Quarter(each.start(), each.drawn(), 100, false)
                        : each)
            .toList();
    var dates = days(log).days().stream().map(day -> day.date().toString()).toList();
    assertEquals("2026-03-31", dates.getFirst());
  }

  @Test
  void theJsonSaysTheSameAsThePage() {
    var json = JsonParser.parseString(report(EVENT).json()).getAsJsonObject();
    assertEquals("met", json.get("verdict").getAsString());
    assertEquals(6, json.getAsJsonArray("criteria").size());
    assertEquals("event-1", json.getAsJsonObject("record").get("event").getAsString());
  }

  @Test
  void theCsvHasItsTimesFromTheCrossing() {
    var lines = new ArrayList<String>();
    var story = Teller.tell(new Series(EVENT.iterator()), _ -> {});
    new Series(EVENT.iterator()).forEachRemaining(new EventCsv(story, lines::add));
    var first = lines.stream().filter(line -> line.contains(",shedding,")).findFirst();
    var cells = first.orElseThrow().split(",", -1);
    assertEquals(lines.getFirst().split(",", -1).length, cells.length);
    assertTrue(Double.parseDouble(cells[1]) > 0 && Double.parseDouble(cells[1]) < 1, cells[1]);
  }
}
