package org.swapgrid.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swapgrid.model.Power;
import org.swapgrid.record.Fields;
import org.swapgrid.record.Story;
import org.swapgrid.record.Story.BayPart;

/** What the verdict stands on: baselines, bays, riders, what is missing, hashes. */
record Evidence(Story story, Trace trace, Sources sources) {
  private static final Duration FROM = Duration.ofSeconds(60);
  private static final Duration TO = Duration.ofSeconds(5);

  void write(Html page) {
    baselines(page);
    bays(page);
    riders(page);
    missing(page);
    hashes(page);
  }

  private Trace.Mean before() {
    var zero = story.course().zero().elapsed();
    return trace.mean(zero.minus(FROM), zero.minus(TO));
  }

  private void baselines(Html page) {
    page.heading("Baselines");
    var before = before();
    var after = trace.after();
    var days = sources.days();
    var rows =
        List.of(
            List.of(
                "Controller's own, used above",
                "60 to 5 s before, by second",
                EventReport.kw(story.response().baseline())),
            List.of(
                "Meter before",
                before.values() + " values from 60 to 5 s before",
                EventReport.kw(before.power())),
            List.of(
                "Meter after",
                after.values() + " values of the last minute, all back to normal",
                EventReport.kw(after.power())),
            List.of(
                "10 of 10 days, same-day adjustment",
                daysInWords(),
                EventReport.kw(days.baseline())));
    page.table(List.of("Method", "Inputs", "#kW"), rows);
    if (!days.days().isEmpty()) {
      page.small("Days of the same kind without an event, from the station's own 15 min means:");
      var each =
          days.days().stream()
              .map(day ->
                  List.of(
                      day.date().toString(),
                      EventReport.kw(day.drawn()),
                      EventReport.kw(day.before())))
              .toList();
      page.table(List.of("Day", "#kW at this time", "#kW 4 to 1 h before"), each);
    }
  }

  private String daysInWords() {
    var days = sources.days();
    if (days.unadjusted() == null) {
      return "only " + days.days().size() + " comparable days are on record";
    }
    var permille = days.adjustmentPermille();
    var adjusted =
        permille == null
            ? "not adjusted: a side of it was not measured"
            : String.format(Locale.ROOT, "times %.3f (4 to 1 h before)", permille / 1_000.0);
    return EventReport.kw(days.unadjusted()) + " kW, " + adjusted;
  }

  /** The same for a program. */
  Fields baselines() {
    var days = sources.days();
    var rows =
        days.days().stream()
            .map(day ->
                new Fields()
                    .put("date", day.date().toString())
                    .watts("drawn_w", day.drawn())
                    .watts("before_w", day.before()))
            .toList();
    var permille = days.adjustmentPermille();
    return new Fields()
        .watts("controller_w", story.response().baseline())
        .watts("meter_before_w", before().power())
        .put("meter_before_values", before().values())
        .watts("meter_after_w", trace.after().power())
        .put("meter_after_values", trace.after().values())
        .watts("ten_of_ten_w", days.baseline())
        .watts("ten_of_ten_unadjusted_w", days.unadjusted())
        .put("ten_of_ten_adjustment_permille", permille == null ? "none" : permille.toString())
        .put("ten_of_ten_days", rows);
  }

  private void bays(Html page) {
    var bays = story.station().bays();
    var left = bays.stream().filter(BayPart::isLeftOut).toList();
    page.heading("Bays");
    page.text(
        "%d bays; %d drew power before; %d of them were left charging."
            .formatted(
                bays.size(),
                bays.stream().filter(b -> b.before().watts() > 0).count(),
                left.size()));
    if (left.isEmpty()) {
      return;
    }
    var rows = new ArrayList<List<String>>();
    for (var bay : left) {
      rows.add(
          List.of(
              Integer.toString(bay.bay().number()),
              watts(bay.before()),
              watts(bay.limit()),
              watts(bay.lowest()),
              bay.charge() < 0 ? "-" : String.format(Locale.ROOT, "%.0f", bay.charge() / 10.0),
              bay.why()));
    }
    page.table(
        List.of("#Bay", "#Before W", "#Limit W", "#Lowest W", "#Charge %", "Left charging because"),
        rows);
  }

  private static String watts(Power value) {
    return Long.toString(value.watts());
  }

  private void riders(Html page) {
    var riders = story.station().riders();
    page.heading("Riders");
    page.text(
        ("%d ready batteries were taken out from the decision on. Ready when it began: %d; at "
                + "least: %d. Refused riders: the cabinet does not tell.")
            .formatted(riders.served(), riders.readyAtFirst(), riders.readyAtLeast()));
  }

  private void missing(Html page) {
    var quality = story.quality();
    page.heading("What is missing");
    page.text(
        "%d cycles in %s; lost before they could be written: %d; without a trustworthy frequency: %s."
            .formatted(
                quality.cycles(),
                Criterion.seconds(quality.span()),
                quality.lost(),
                Criterion.seconds(quality.sightless())));
    page.text(
        "Unanswered polls: %s; plans the cabinet did not take: %d. The series ends: %s.%s"
            .formatted(
                quality.missed().isEmpty() ? "none" : quality.missed(),
                quality.cabinet(),
                ending(),
                quality.resumed()
                    ? " The event began before the program: its crossing was not seen."
                    : ""));
    var clock = story.origin().clock();
    page.text(
        "Wall clock: %s, %s, offset %s. Times within the event do not depend on it."
            .formatted(clock.source(), clock.quality(), clock.offset()));
  }

  /** Nothing is lost between two records: the next one goes on with the very next cycle. */
  private String ending() {
    var quality = story.quality();
    var words = quality.end().words();
    return switch (quality.end()) {
      case NEXT_EVENT, LONGEST ->
          "%s; what came after %s stands in record %d, cycle by cycle"
              .formatted(words, Criterion.seconds(quality.span()), sources.place().sequence() + 1);
      case COMPLETE, STOPPED, INTERRUPTED -> words;
    };
  }

  private void hashes(Html page) {
    var origin = story.origin();
    page.heading("Where this comes from");
    var meters = new ArrayList<String>();
    for (var each : origin.meters()) {
      meters.add(
          "%s (%s, window %s, polled every %s)"
              .formatted(
                  each.meter(),
                  each.map(),
                  Criterion.seconds(each.window()),
                  Criterion.seconds(each.poll())));
    }
    page.text(
        "Meters: " + String.join("; ", meters) + ". Program: swapgrid " + origin.version() + ".");
    page.raw(
        "<p class=\"small\">Record %d, SHA-256 <code>%s</code><br>before it <code>%s</code><br>series <code>%s</code><br>configuration <code>%s</code><br>%s</p>%n"
            .formatted(
                sources.place().sequence(),
                sources.sha256(),
                sources.place().previous(),
                sources.place().series(),
                Html.escape(origin.config()),
                Html.escape(sources.intact())));
  }
}
