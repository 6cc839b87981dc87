package org.swapgrid.sim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.config.Products;
import org.swapgrid.sim.prequalify.OutcomeFiles;
import org.swapgrid.sim.prequalify.Prequalification;
import org.swapgrid.sim.prequalify.Progress;
import org.swapgrid.sim.prequalify.Request;
import org.swapgrid.sim.prequalify.Shortening;
import org.swapgrid.sim.prequalify.report.ReportPage;
import org.swapgrid.sim.real.DaemonStation;

/** What a settlement clerk and a grid engineer see of the reports, on screen and on paper. */
final class ReportsIT {
  @TempDir Path folder = Path.of("");

  @Test
  void anEventReportReadsWellOnScreenAndOnPaper() throws Exception {
    try (var site = DaemonStation.start(folder, 30)) {
      site.awaitNormal();
      site.say("frequency 59.7 ramp 1");
      site.awaitShed();
      site.say("frequency 60 ramp 1");
      site.awaitMode("restoring");
      site.awaitNormal();
      var _ = site.daemon().stop();
      var out = folder.resolve("report");
      var state = site.state().toString();
      var _ = site.command("report", "last", "--state", state, "--out", out.toString());
      try (var files = Files.list(out)) {
        var html = files.filter(f -> f.toString().endsWith(".html")).findFirst().orElseThrow();
        look(html, "report-event", 8);
      }
    }
  }

  @Test
  void aPrequalificationReportReadsWellOnScreenAndOnPaper() throws Exception {
    var request = new Request(Products.find("tw-sreg"), null, null, null, Set.of("T1"));
    var cuts = new Shortening(Duration.ofSeconds(5));
    var work = Files.createTempDirectory("pq");
    var silent = new Progress(new PrintWriter(Writer.nullWriter(), true), false);
    try (var run = new Prequalification(request, cuts, silent, work)) {
      var outcome = run.run();
      var html = folder.resolve("report.html");
      Files.writeString(html, ReportPage.of(outcome, OutcomeFiles.of(outcome)));
      look(html, "report-prequalification", 8);
    }
  }

  private static void look(Path html, String name, int mostSheets) throws Exception {
    try (var browser = Browser.start()) {
      browser.resize(1100, 800, false);
      browser.open(html);
      browser.picture(name);
      assertTrue(
          Boolean.TRUE.equals(
              browser.ask("return document.querySelector('.verdict').offsetTop < 400")),
          "the verdict comes first");
      assertEquals(List.of(), browser.barriers());
      assertEquals(List.of(), browser.errors());
      browser.resize(390, 844, false);
      browser.picture(name + "-phone");
      assertEquals(390L, browser.ask("return document.documentElement.scrollWidth"));
      var sheets = browser.print(name);
      assertTrue(sheets >= 1 && sheets <= mostSheets, sheets + " sheets");
    }
  }
}
