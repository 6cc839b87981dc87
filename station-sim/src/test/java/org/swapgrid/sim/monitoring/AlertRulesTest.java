package org.swapgrid.sim.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's Prometheus files, by Prometheus's own checker. */
final class AlertRulesTest {
  private static final Path FILES = Path.of("..", "config", "prometheus");
  private static final Path MANUAL = Path.of("..", "docs", "monitoring.md");

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void promtool() throws InterruptedException {
    Promtool.need();
  }

  private static void assertClean(String words) {
    assertTrue(words.contains("SUCCESS"), words);
    assertFalse(words.matches("(?s).*(WARNING|FAILED|exit ).*"), words);
  }

  @Test
  void rulesAndScrapeConfigurationAreClean() throws Exception {
    assertClean(Promtool.findings("", "check", "config", FILES.resolve("prometheus.yml") + ""));
    for (var rules : new String[] {"recording-rules.yml", "alert-rules.yml"}) {
      assertClean(Promtool.findings("", "check", "rules", FILES.resolve(rules).toString()));
    }
  }

  @Test
  void everyAlarmRingsForItsCauseAndNoneForAHealthyStation() throws Exception {
    assertClean(Promtool.findings("", "test", "rules", FILES + "/alert-rules.test.yml"));
  }

  @Test
  void anAlarmThatNeverRingsIsNoticed() throws Exception {
    for (var file : new String[] {"recording-rules.yml", "alert-rules.test.yml"}) {
      Files.copy(FILES.resolve(file), folder.resolve(file));
    }
    var rules = Files.readString(FILES.resolve("alert-rules.yml"));
    var deaf = rules.replace("swapgrid_bays_not_obeying > 0", "swapgrid_bays_not_obeying > 99");
    Files.writeString(folder.resolve("alert-rules.yml"), deaf);
    var words = Promtool.findings("", "test", "rules", folder + "/alert-rules.test.yml");
    assertTrue(words.contains("BaysDisobedient") && words.contains("FAILED"), words);
  }

  @Test
  void theManualSaysForEveryAlarmWhatToDo() throws IOException {
    var rules = Files.readString(FILES.resolve("alert-rules.yml"));
    var alarms = Pattern.compile("alert: (\\w+)").matcher(rules).results().map(r -> r.group(1));
    var anchors = Pattern.compile("monitoring\\.md#(\\w+)").matcher(rules).results();
    var manual = Files.readString(MANUAL);
    var named = alarms.toList();
    named.forEach(alarm -> assertTrue(manual.contains("\n### " + alarm + "\n"), alarm));
    assertEquals(
        named.stream().map(String::toLowerCase).toList(),
        anchors.map((MatchResult r) -> r.group(1)).toList());
  }
}
