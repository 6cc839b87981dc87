package org.swapgrid.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.record.Deliveries;
import org.swapgrid.record.Document;
import org.swapgrid.record.Fields;
import org.swapgrid.record.Step;
import org.swapgrid.record.Story;

/** The report of one event: verdict first, the pictures, then everything they stand on. */
public final class EventReport {
  private final Story story;
  private final Sources sources;
  private final Pictures pictures;
  private final Evidence evidence;
  private final List<Criterion> criteria;

  public EventReport(Story story, Trace trace, Sources sources) {
    this.story = story;
    this.sources = sources;
    this.pictures = new Pictures(story, trace);
    this.evidence = new Evidence(story, trace, sources);
    this.criteria = Criterion.of(story);
  }

  /** All that stands in the page's only style element: for a policy that allows it by its hash. */
  public static String style() {
    return Html.STYLE;
  }

  /** The page, complete in itself. */
  public String html() {
    var page = new Html(title());
    head(page);
    criteria(page);
    page.heading("Station power and grid frequency").wide("The whole event", pictures.whole());
    page.heading("Two seconds round the crossing").wide("The crossing", pictures.crossing());
    timeline(page);
    amounts(page);
    evidence.write(page);
    return page.page();
  }

  /** The same in JSON: the criteria with their verdicts, and the record's own fields. */
  public String json() {
    var rows = criteria.stream().map(EventReport::fields).toList();
    return new Fields()
            .put("format", "swapgrid-event-report 1")
            .put("test", story.isTest())
            .put("verdict", Criterion.all(criteria).words())
            .put("criteria", rows)
            .put("baselines", evidence.baselines())
            .put("record_sha256", sources.sha256())
            .put("record_check", sources.intact())
            .put("record", Document.summary(story, sources.place()))
            .text()
        + "\n";
  }

  private static Fields fields(Criterion each) {
    return new Fields()
        .put("criterion", each.name())
        .put("required", each.required())
        .put("measured", each.measured())
        .put("verdict", each.verdict().words());
  }

  private String title() {
    return (story.isTest() ? "TEST, no event: " : "Event ") + story.origin().id();
  }

  private void head(Html page) {
    var origin = story.origin();
    var zero = story.course().zero();
    var services = story.course().services();
    page.raw("<h1>" + Html.escape(title()) + "</h1>\n");
    page.text(
        "Station %s, %s, %s UTC"
            .formatted(
                origin.station(),
                services.isEmpty()
                    ? "order of the aggregator"
                    : String.join(" + ", services.stream().map(ServiceId::name).toList()),
                Fields.time(zero.wall()).replace('T', ' ').replace("Z", "")));
    if (story.isTest()) {
      page.text(
          "A self-test lowered the frequency that was seen. Nothing here was delivered to the"
              + " grid.");
    }
    var verdict = Criterion.all(criteria);
    var style = verdict.words().replace(' ', '-');
    page.raw("<p class=\"verdict " + style + "\">" + Html.escape(sentence(verdict)) + "</p>\n");
  }

  private String sentence(Criterion.Verdict verdict) {
    var words =
        switch (verdict) {
          case MET -> "Every criterion was met";
          case NOT_MET -> "Not every criterion was met";
          case UNKNOWN -> "Met as far as it could be measured";
        };
    var took = story.course().between(Step.CROSSED, Step.MOST);
    var delivered = Deliveries.mean(story.response());
    return "%s: %s delivered on average of %s accepted%s."
        .formatted(
            words,
            delivered == null ? "nothing measured" : Criterion.kilowatts(delivered),
            Criterion.kilowatts(story.response().accepted()),
            took == null ? "" : ", 95 % of it " + Criterion.seconds(took) + " after the crossing");
  }

  private void criteria(Html page) {
    var rows = new ArrayList<List<String>>();
    for (var each : criteria) {
      rows.add(List.of(each.name(), each.required(), each.measured(), each.verdict().words()));
    }
    page.table(List.of("Criterion", "Required", "Measured", "Verdict"), rows);
  }

  private void timeline(Html page) {
    var rows = new ArrayList<List<String>>();
    var zero = story.course().zero().elapsed();
    story
        .course()
        .steps()
        .forEach((step, at) ->
            rows.add(
                List.of(
                    step.words(),
                    Fields.time(at.wall()),
                    Fields.seconds(at.elapsed().minus(zero)))));
    page.heading("Timeline").table(List.of("Step", "UTC", "#s from the first"), rows);
    var delay = story.course().randomDelay();
    page.small(
        "Times are counted on the monotonic clock. Random delay drawn: "
            + (delay == null ? "none recorded" : Criterion.seconds(delay))
            + ".");
  }

  private void amounts(Html page) {
    page.heading("Owed, accepted, delivered");
    page.text(
        "Owed by contract %s; accepted when it was decided %s; measured against a baseline of %s "
                .formatted(
                    Criterion.kilowatts(story.response().owed()),
                    Criterion.kilowatts(story.response().accepted()),
                    Criterion.kilowatts(story.response().baseline()))
            + "(mean of the cabinet's measured draw from 60 to 5 s before).");
    var rows = new ArrayList<List<String>>();
    for (var each : story.response().intervals()) {
      rows.add(
          List.of(
              seconds(each.from()) + " to " + seconds(each.from().plus(each.length())),
              kw(each.amounts().owed()),
              kw(each.amounts().accepted()),
              kw(each.drawn()),
              kw(each.delivered()),
              String.format(Locale.ROOT, "%.1f", Deliveries.share(each) / 10.0),
              String.format(Locale.ROOT, "%.0f", each.covered() / 10.0)));
    }
    page.table(
        List.of(
            "Interval, s",
            "#Owed kW",
            "#Accepted kW",
            "#Drawn kW",
            "#Delivered kW",
            "#of accepted %",
            "#measured %"),
        rows);
  }

  private static String seconds(Duration value) {
    return Long.toString(value.toSeconds());
  }

  static String kw(@Nullable Power value) {
    return value == null ? "unknown" : String.format(Locale.ROOT, "%.2f", value.kilowatts());
  }
}
