package org.swapgrid.sim.prequalify.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.swapgrid.sim.config.Packaged;
import org.swapgrid.sim.prequalify.Criterion;
import org.swapgrid.sim.prequalify.Outcome;
import org.swapgrid.sim.prequalify.OutcomeFiles;
import org.swapgrid.sim.prequalify.Step;
import org.swapgrid.sim.prequalify.Trace;
import org.swapgrid.sim.prequalify.Verdict;

/** The report as one self-contained HTML page: the verdict first, then what it stands on. */
public final class ReportPage {
  private static final long NEAR = 2_000_000_000L;

  private final Outcome outcome;
  private final StringBuilder page = new StringBuilder();

  private ReportPage(Outcome outcome) {
    this.outcome = outcome;
  }

  /**
   * The page; same outcome, same bytes.
   *
   * @param files the raw data beside it, by name; their hashes are stated
   */
  public static String of(Outcome outcome, Map<String, String> files) {
    return new ReportPage(outcome).page(files);
  }

  private String page(Map<String, String> files) {
    var title = "Prequalification: " + outcome.product().title();
    var style = Packaged.find("/org/swapgrid/sim/prequalify-report.css").orElseThrow();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    tag("title", title);
    page.append("<style>\n").append(style).append("</style>\n</head>\n<body>\n<main>\n");
    tag("h1", title);
    verdict();
    overview();
    setUp();
    outcome.steps().forEach(this::step);
    sources();
    files(files);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private void verdict() {
    var open = outcome.notExamined();
    var words =
        switch (outcome.verdict()) {
          case MET -> open == 0 ? "Every criterion is met." : "Every criterion examined is met.";
          case NOT_MET -> "Not every criterion is met.";
          case NOT_EXAMINED -> "Nothing was examined.";
        };
    var more =
        open == 0
            ? ""
            : " Not examined: " + criteria(open) + "; nothing is claimed of what was not.";
    if (!outcome.leftOut().isEmpty()) {
      more += " Not run: " + String.join(", ", outcome.leftOut()) + ".";
    }
    page.append("<p class=\"verdict ").append(kind(outcome.verdict())).append("\">");
    page.append("<strong>").append(sign(outcome.verdict())).append(' ').append(words);
    page.append("</strong>").append(more).append("</p>\n");
    if (!outcome.shortened().isEmpty()) {
      page.append("<div class=\"cut\"><strong>Shortened run.</strong> These were cut:\n<ul>\n");
      outcome.shortened().forEach(cut -> tag("li", cut));
      page.append("</ul>\n</div>\n");
    }
  }

  private static String criteria(long count) {
    return count == 1 ? "1 criterion" : count + " criteria";
  }

  private void overview() {
    page.append(
        "<table class=\"all\"><thead><tr><th>Step</th><th>What is"
            + " tested</th><th>Verdict</th></tr></thead>\n");
    for (var step : outcome.steps()) {
      page.append("<tr><td><a href=\"#").append(step.id()).append("\">").append(step.id());
      page.append("</a></td>");
      tag("td", step.title());
      verdictCell(step.verdict(), step.notExamined());
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void verdictCell(Verdict verdict, long open) {
    page.append("<td class=\"v ").append(kind(verdict)).append("\">");
    page.append(sign(verdict)).append(' ').append(verdict.words());
    if (open > 0 && verdict == Verdict.MET) {
      page.append(", ").append(open).append(" not examined");
    }
    page.append("</td>");
  }

  private void setUp() {
    tag("h2", "Set-up");
    page.append("<table class=\"facts\">\n");
    for (var fact : outcome.setUp()) {
      page.append("<tr>");
      tag("th", fact.name());
      tag("td", fact.value());
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void step(Step step) {
    page.append("<section id=\"").append(step.id()).append("\">\n");
    tag("h2", step.id() + " " + step.title());
    tag("p", step.done());
    page.append("<table class=\"criteria\"><thead><tr><th>Criterion</th><th>Required</th>");
    page.append("<th>Measured</th><th>Verdict</th></tr></thead>\n");
    step.criteria().forEach(this::criterion);
    page.append("</table>\n");
    figures(step);
    page.append("</section>\n");
  }

  private void criterion(Criterion criterion) {
    page.append("<tr>");
    tag("td", criterion.name());
    tag("td", criterion.required());
    tag("td", criterion.measured());
    verdictCell(criterion.verdict(), 0);
    page.append("</tr>\n");
  }

  private void figures(Step step) {
    var points = step.trace().points();
    if (points.size() < 2) {
      return;
    }
    var first = step.marks().isEmpty() ? null : step.marks().getFirst();
    var zero = first == null ? points.getFirst().nanos() : first.nanos();
    figure(step, step.trace(), zero, "Whole step");
    if (step.id().matches("T2|T5|T11")) {
      figure(step, step.trace().between(zero - NEAR, zero + NEAR), zero, "2 s round the crossing");
    }
  }

  private void figure(Step step, Trace trace, long zero, String what) {
    if (trace.points().size() < 2) {
      return;
    }
    var label = step.id() + ": frequency and power, " + what.toLowerCase(Locale.ROOT);
    var trip = outcome.product().levels().trip();
    page.append("<figure>");
    page.append(new Figure(trace, zero, step.marks(), trip).svg(label));
    var from = step.marks().isEmpty() ? "its beginning" : "the " + step.marks().getFirst().label();
    tag("figcaption", what + "; time from " + from + ", trip level dotted.");
    page.append("</figure>\n");
  }

  private void sources() {
    tag("h2", "The product's numbers");
    page.append("<table class=\"numbers\"><thead><tr><th>Number</th><th>Value</th><th>Source</th>");
    page.append("<th>Verified</th></tr></thead>\n");
    for (var number : outcome.product().numbers()) {
      page.append("<tr>");
      for (var cell : List.of(number.name(), number.value(), number.source())) {
        tag("td", cell);
      }
      tag("td", number.verified() ? "yes" : "no");
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void files(Map<String, String> files) {
    tag("h2", "Raw data");
    page.append("<table class=\"hashes\"><thead><tr><th>File</th><th>SHA-256</th></tr></thead>\n");
    files.forEach((name, text) -> {
      page.append("<tr>");
      tag("td", name);
      tag("td", OutcomeFiles.hash(text));
      page.append("</tr>\n");
    });
    page.append("</table>\n<details><summary>Settings in force</summary><pre>");
    page.append(Html.text(String.join("\n", outcome.settings()))).append("</pre></details>\n");
  }

  private void tag(String name, String text) {
    page.append('<').append(name).append('>').append(Html.text(text));
    page.append("</").append(name).append(">\n");
  }

  private static String kind(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case MET -> "✓";
      case NOT_MET -> "✗";
      case NOT_EXAMINED -> "–";
    };
  }
}
