package org.swapgrid.config.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine by itself, with a description of another thing than a station. */
final class DocumentTest {
  private static final Document BREAD =
      new Document(
          "Bread",
          "",
          Type.Section.of(
              Setting.text("name", Type.Form.LINE, "Its name.").required("rye"),
              Setting.decimal("rise_s", 0, 7200, "Rest.").byDefault(1800),
              Setting.choice("oven", List.of("stone", "electric"), "Where.").byDefault("stone"),
              Setting.whole("power_w", 100, 5000, "Heat.")
                  .required(2000)
                  .onlyWith("oven", "electric"),
              Setting.list(
                      "steps",
                      new Type.Items(new Type.Whole(1, 60, 1), 0, 3),
                      "Minutes of each step.")
                  .optional("[5]")));

  private static Branch read(String text, Findings findings) {
    return BREAD.read(Source.of("bread.yaml", text), Map.of(), findings).orElseThrow();
  }

  private static String faults(String text) {
    var findings = new Findings();
    var _ = BREAD.read(Source.of("bread.yaml", text), Map.of(), findings);
    return findings.inReadingOrder().stream().map(Finding::render).collect(Collectors.joining());
  }

  @Test
  void valuesArriveWithTheirKindsAndDefaults() {
    var findings = new Findings();
    var bread = read("name: rye\nsteps: [5, 10]\noven: stone\n", findings);
    assertFalse(findings.hasErrors());
    assertEquals("rye", bread.text("name"));
    assertEquals(Duration.ofMinutes(30), bread.duration("rise_s"));
    assertTrue(bread.leaf("rise_s").defaulted());
    assertEquals(List.of(5L, 10L), bread.leaves("steps").stream().map(Leaf::whole).toList());
    assertTrue(bread.find("power_w").isEmpty());
  }

  @Test
  void whatIsNotThereIsNotInvented() {
    var bread = read("name: rye\n", new Findings());
    assertThrows(IllegalStateException.class, () -> bread.text("colour"));
  }

  @Test
  void whatAFileOverAnotherLeavesOutIsAsThere() {
    var plain = read("name: rye\nrise_s: 60\nsteps: [5, 10]\n", new Findings());
    var findings = new Findings();
    var over = Source.of("mine.yaml", "rise_s: 90\n");
    var bread = BREAD.over(plain).read(over, Map.of(), findings).orElseThrow();
    assertFalse(findings.hasErrors());
    assertEquals("rye", bread.text("name"));
    assertEquals(90, bread.decimal("rise_s"));
    assertEquals(List.of(5L, 10L), bread.leaves("steps").stream().map(Leaf::whole).toList());
    assertEquals("name rye (default)", bread.leaf("name").named());
  }

  @Test
  void aFileOverAnotherIsReadAsStrictly() {
    var plain = read("name: rye\nsteps: [5, 10]\n", new Findings());
    var findings = new Findings();
    var over = Source.of("mine.yaml", "steps: [99]\nnam: white\n");
    var bread = BREAD.over(plain).read(over, Map.of(), findings).orElseThrow();
    assertEquals(2, findings.inReadingOrder().size());
    assertTrue(bread.leaves("steps").isEmpty());
  }

  @Test
  void sectionsAreLaidOverOneAnotherSettingBySetting() {
    var size = Setting.whole("size_mm", 1, 900, "Size.").required(300);
    var height = Setting.whole("height_mm", 1, 900, "Height.").required(80);
    var tin = Setting.section("tin", "Its tin.", size, height).required("");
    var document = new Document("Tins", "", Type.Section.of(tin));
    var plain = Source.of("plain.yaml", "tin: {size_mm: 300, height_mm: 80}\n");
    var findings = new Findings();
    var base = document.read(plain, Map.of(), findings).orElseThrow();
    var mine = Source.of("mine.yaml", "tin: {height_mm: 90}\n");
    var over = document.over(base).read(mine, Map.of(), findings).orElseThrow().section("tin");
    assertFalse(findings.hasErrors());
    assertEquals(300, over.whole("size_mm"));
    assertEquals(90, over.whole("height_mm"));
  }

  @Test
  void anotherCaseAsksForItsOwnSettings() {
    assertEquals(
        """
        bread.yaml:1:1: error: power_w: missing
          1 | name: rye
            | ^
          hint: add to the file:  power_w: 2000
        """,
        faults("name: rye\noven: electric\n"));
  }

  @Test
  void theCaretStandsBelowTheFaultAlsoBehindWideTextAndTabs() {
    var text = faults("name: r\nsteps: [1,\t99]\n");
    assertEquals(
        """
        bread.yaml:2:12: error: steps[1]: 99 is out of range; 1 to 60 is allowed
          2 | steps: [1, 99]
            |            ^
        """,
        text);
  }

  @Test
  void aLongLineIsCutAroundTheFault() {
    var line = "steps: [" + "1, ".repeat(200) + "99]";
    for (var shown : faults("name: r\n" + line + "\n").lines().toList()) {
      assertTrue(shown.length() < 140, shown);
    }
  }

  @Test
  void theNearestWordIsTheOneMeant() {
    assertEquals("trip_hz", Near.to("trip_hx", List.of("windows", "trip_hz")).orElseThrow());
    assertEquals("port", Near.to("prot", List.of("port", "host")).orElseThrow());
    assertEquals("tw-sreg", Near.to("TW_SREG", List.of("tw-sreg")).orElseThrow());
    assertTrue(Near.to("xyzzy", List.of("port", "host")).isEmpty());
    assertEquals(1, Near.distance("abcd", "abdc"));
    assertEquals(3, Near.distance("kitten", "sitting"));
  }

  @Test
  void aNumberInANeighbouringUnitIsTurnedIntoTheRightOne() {
    assertTrue(
        faults("name: r\nrise_s: 30 min\n").contains("hint: write 1800; the setting is in s"));
    assertTrue(faults("name: r\nrise_s: 500ms\n").contains("hint: write 0.5; the setting is in s"));
    assertTrue(faults("name: r\nrise_s: 30 s\n").contains("the unit is in the name"));
    assertTrue(faults("name: r\nrise_s: 5 kW\n").contains("the setting is in s"));
  }

  @Test
  void whatIsNoNumberIsNotTakenForOne() {
    for (var odd : List.of(".nan", ".inf", "1e99999999", "0x", "+-1", "1_000", "١٢")) {
      assertTrue(faults("name: r\nrise_s: " + odd + "\n").contains("rise_s: "), odd);
    }
  }
}
