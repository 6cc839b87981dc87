package org.swapgrid.sim.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.real.DaemonStation;

/** Every expression of the dashboards, asked of a real Prometheus that scrapes a real daemon. */
@TestInstance(Lifecycle.PER_CLASS)
final class DashboardsIT {
  private static final Path CONFIG = Path.of("..", "config").toAbsolutePath().normalize();

  /** With an uplink its series are there, whether or not anybody is at the other end. */
  private static final String NOBODY_THERE =
      """
      uplink: {allow_without_tls: true, servers: [{host: 127.0.0.1, port: 9, tls: false}]}
      """;

  private DaemonStation site;
  private Prometheus prometheus;
  private String scrape;

  /** One event and one silence of the meter, so that every counter has something to count. */
  @BeforeAll
  void anEventUnderWatch(@TempDir Path folder) throws Exception {
    Prometheus.need();
    site = DaemonStation.start(folder.resolve("station"), 30, NOBODY_THERE);
    site.awaitNormal();
    prometheus = Prometheus.scraping(site.httpAddress(), CONFIG.resolve("prometheus"), folder);
    prometheus.awaitData("swapgrid_mode{mode=\"normal\"} == 1");
    site.say("frequency 59.7");
    site.awaitShed();
    site.say("frequency 60");
    site.awaitNormal();
    site.say("fault meter silent");
    site.awaitMode("blind");
    site.say("fault meter off");
    site.awaitNormal();
    scrape = site.page("/metrics");
  }

  @AfterAll
  void end() throws IOException {
    prometheus.close();
    site.close();
  }

  @TestFactory
  Stream<DynamicTest> everyExpressionReturnsData() throws IOException {
    return Stream.of("fleet", "station")
        .flatMap(name -> expressions(name).stream())
        .map(expression -> DynamicTest.dynamicTest(expression, () -> check(expression)));
  }

  private void check(String expression) {
    prometheus.awaitData(
        expression
            .replace("$region", ".*")
            .replace("$station", "it-01")
            .replace("$__rate_interval", "1m")
            .replace("$__range", "5m"));
  }

  private static List<String> expressions(String dashboard) {
    var found = new ArrayList<String>();
    for (var panel : read(dashboard).getAsJsonArray("panels")) {
      for (var target : panel.getAsJsonObject().getAsJsonArray("targets")) {
        found.add(target.getAsJsonObject().get("expr").getAsString());
      }
    }
    assertFalse(found.isEmpty(), dashboard);
    return found;
  }

  private static JsonObject read(String dashboard) {
    try {
      var text = Files.readString(CONFIG.resolve("grafana").resolve(dashboard + ".json"));
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  @Test
  void everyPanelTakesItsDataFromTheChosenSource() {
    for (var name : List.of("fleet", "station")) {
      for (var panel : read(name).getAsJsonArray("panels")) {
        assertEquals("${datasource}", source(panel), panel.toString());
        panel
            .getAsJsonObject()
            .getAsJsonArray("targets")
            .forEach(target -> assertEquals("${datasource}", source(target)));
      }
    }
  }

  private static String source(JsonElement of) {
    return of.getAsJsonObject().getAsJsonObject("datasource").get("uid").getAsString();
  }

  @Test
  void everySeriesOfTheRulesIsServed() throws IOException {
    var name = Pattern.compile("(?<!:)\\bswapgrid_[a-z_]+(?!:)\\b");
    for (var file : List.of("recording-rules.yml", "alert-rules.yml")) {
      for (var line : Files.readAllLines(CONFIG.resolve("prometheus").resolve(file))) {
        if (line.strip().startsWith("expr:")) {
          name.matcher(line)
              .results()
              .map(found -> found.group())
              .forEach(series -> served(series, line));
        }
      }
    }
  }

  private void served(String series, String line) {
    boolean isServed = scrape.lines().anyMatch(l -> l.matches(series + "(_bucket)?[ {].*"));
    assertEquals(true, isServed, series + " of " + line.strip());
  }

  @Test
  void promtoolFindsNothingInTheLivePages() throws Exception {
    assertEquals("", Promtool.findings(site.page("/metrics"), "check", "metrics"));
    assertEquals("", Promtool.findings(site.page("/metrics/bays"), "check", "metrics"));
  }
}
