package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.config.spec.Severity;

/** What the operator is told of a configuration that holds, and how. */
final class NoticesTest {
  private static final String SREG =
      Configs.SMALLEST.replace("services: []", "services: [{use: tw-sreg, capacity_kw: 8}]");

  @TempDir private Path folder;

  private String told(String text, Severity severity) throws IOException {
    var said = new StringBuilder();
    var result = Configs.read(folder, text, Map.of());
    assertEquals(0, Configs.errors(result).size(), () -> new CheckReport("", result).text());
    Configs.of(result, severity)
        .forEach(f -> said.append(f.path()).append(": ").append(f.message()).append('\n'));
    return said.toString();
  }

  private void notices(String text, String fragment) throws IOException {
    var said = told(text, Severity.NOTICE);
    assertTrue(said.contains(fragment), said);
  }

  private void warns(String text, String fragment) throws IOException {
    var said = told(text, Severity.WARNING);
    assertTrue(said.contains(fragment), said);
  }

  @Test
  void everyUnverifiedNumberInUseIsAnnounced() throws IOException {
    notices(SREG, "trip_hz.value: tw-sreg uses 59.88, not verified: from memory");
    notices(SREG, "release_hz.value: tw-sreg uses 59.98, not verified");
  }

  @Test
  void aNumberTheStationSetsItselfIsNotCalledUnverified() throws IOException {
    var own = SREG.replace("use: tw-sreg", "use: tw-sreg, trip_hz: 59.9");
    assertFalse(told(own, Severity.NOTICE).contains("trip_hz.value"));
  }

  @Test
  void unverifiedPointsOfACurveAreAnnounced() throws IOException {
    notices(SREG.replace("tw-sreg", "tw-dreg05"), "points[0].response_percent: tw-dreg05 uses 100");
  }

  @Test
  void anUnverifiedMapIsAnnounced() throws IOException {
    notices(Configs.SMALLEST, "meters[0].map: the map janitza-umg96rm has not been verified");
  }

  @Test
  void defaultsThatMatterAreAnnounced() throws IOException {
    notices(Configs.SMALLEST, "riders.reserve_batteries: the default 4 holds");
    var set = Configs.SMALLEST + "riders: {reserve_batteries: 4, swaps_per_hour: 6}\n";
    assertFalse(told(set, Severity.NOTICE).contains("riders."));
  }

  @Test
  void tenMillihertzStepsAreAnnounced() throws IOException {
    var text = Configs.SMALLEST.replace("janitza-umg96rm", "abb-b23-b24");
    notices(text, "meters[0].map: abb-b23-b24 measures in steps of 10 mHz");
  }

  @Test
  void aSmallBidIsAnnounced() throws IOException {
    notices(SREG, "services[0].capacity_kw: 8 kW is below the market's smallest bid");
  }

  @Test
  void oneWindowIsAnnounced() throws IOException {
    notices(SREG.replace("capacity_kw: 8", "windows: 1"), "services[0].windows: one window");
  }

  @Test
  void anOpenPageIsWarnedOf() throws IOException {
    warns(Configs.SMALLEST + "http: {bind: 0.0.0.0}\n", "everybody who reaches 0.0.0.0");
  }

  @Test
  void aSharedGatewayIsWarnedOf() throws IOException {
    var shared = Configs.SMALLEST.replace("host: 10.0.0.6", "host: 10.0.0.5, unit_id: 2");
    warns(shared, "cabinet.host: shares the gateway of meters[0].host");
  }

  @Test
  void aCatchUpPeakIsWarnedOf() throws IOException {
    var text = Configs.SMALLEST + "comeback: {recovery_s: 60}\n";
    warns(text, "comeback.recovery_s: comeback.recovery_s 60");
  }

  @Test
  void pollingLessOftenThanTheMeterMeasuresIsWarnedOf() throws IOException {
    var slow = Configs.SMALLEST.replace("nominal_v: 220", "poll_interval_ms: 300, nominal_v: 220");
    var text = slow.replace("poll_interval_ms: 300, ", "poll_interval_ms: 300\n    ");
    warns(text, "meters[0].poll_interval_ms: 300 ms is longer than window_ms 200");
  }

  @Test
  void lateDetectionAndCoarseDataAreWarnedOf() throws IOException {
    var text = SREG.replace("janitza-umg96rm", "siemens-pac");
    warns(text, "services[0].use: detects late: 2 x window_ms 1000");
    var droop = SREG.replace("nominal_hz: 60", "nominal_hz: 50").replace("tw-sreg", "gb-dc-low");
    warns(droop, "is longer than data_interval_ms 50");
  }

  @Test
  void aResponseWithNoTimeForALostExchangeIsWarnedOf() throws IOException {
    var text =
        SREG.replace("nominal_hz: 60", "nominal_hz: 50")
            .replace("tw-sreg, capacity_kw: 8", "nordic-ffr-c, windows: 2");
    warns(text, "services[0].use: no time for a lost exchange: 2 x window_ms 200");
  }

  @Test
  void theReportCountsAndEndsWithAVerdict() throws IOException {
    var result = Configs.read(folder, Configs.SMALLEST, Map.of());
    var report = new CheckReport("station.yaml", result);
    assertEquals("ok: 3 notices", report.summary());
    assertTrue(report.text().endsWith("station.yaml: ok: 3 notices\n"), report.text());
    var faulty = Configs.read(folder, Configs.SMALLEST.replace("s1", "S 1"), Map.of());
    assertEquals("refused: 1 error, 3 notices", new CheckReport("", faulty).summary());
  }

  @Test
  void theJsonDocumentSaysTheSame() throws IOException {
    var text = Configs.SMALLEST + "http: {prot: 1}\n";
    var result = Configs.read(folder, text, Map.of());
    var json = JsonParser.parseString(new CheckReport("station.yaml", result).json(true));
    var root = json.getAsJsonObject();
    assertFalse(root.get("ok").getAsBoolean());
    assertEquals(1, root.get("errors").getAsInt());
    var finding = root.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertEquals(10, finding.get("line").getAsInt());
    assertEquals(8, finding.get("column").getAsInt());
    assertEquals("http.prot", finding.get("path").getAsString());
    assertEquals("did you mean \"port\"?", finding.get("hint").getAsString());
  }

  @Test
  void everyValueIsPrintedWithItsOrigin() throws IOException {
    var result = Configs.read(folder, SREG, Map.of("SWAPGRID__HTTP__PORT", "0"));
    var print = new CheckReport("station.yaml", result).print().replaceAll(" +#", " #");
    assertTrue(print.contains("station.id = s1 # " + folder + "/station.yaml:1:15\n"), print);
    assertTrue(print.contains("http.port = 0 # environment: SWAPGRID__HTTP__PORT\n"), print);
    assertTrue(print.contains("log.level = info # default\n"), print);
    assertTrue(print.contains("services[0].trip_hz = 59.88 # shipped services/tw-sreg.yaml:"));
    assertTrue(print.contains("meters[0].map/frequency.address = 19050 # shipped meters/"), print);
    assertTrue(print.contains("\nhash = "), print);
  }
}
