package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The table of conformance says of every assertion which test holds it, and says the truth. */
final class ConformanceTableTest {
  private static final Path TABLE = Path.of("..", "docs", "sparkplug-conformance.md");
  private static final Path TESTS = Path.of("src", "test", "java", "org", "swapgrid", "uplink");
  private static final Pattern ROW =
      Pattern.compile("\\| `(tck-id-[^`]+)` \\| `(\\w+)\\.(\\w+)` \\|");
  private static final Pattern EXCUSE = Pattern.compile("\\| `tck-id-[^`]+` \\| \\w[^|]+ \\|");
  private static final Pattern ID = Pattern.compile("tck-id-[\\w-]+\\w");

  private record Held(String type, String method) {}

  private static Map<String, Held> table() throws IOException {
    var rows = new TreeMap<String, Held>();
    for (var line : Files.readAllLines(TABLE)) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        assertEquals(null, rows.put(row.group(1), new Held(row.group(2), row.group(3))), line);
      } else {
        assertTrue(!line.contains("| `tck-id-") || EXCUSE.matcher(line).matches(), line);
      }
    }
    return rows;
  }

  /** The sources of this package's tests by the simple names of their classes. */
  private static Map<String, String> sources() throws IOException {
    try (var files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  ConformanceTableTest::text));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands between the end of the method before and this one's name. */
  private static String head(String source, String method) {
    int at = source.indexOf("void " + method + "(");
    assertTrue(at > 0, "no test " + method);
    var before = source.substring(0, at);
    int begin = Math.max(before.lastIndexOf("@Test"), before.lastIndexOf("@ParameterizedTest"));
    assertTrue(begin > 0, method + " is no test");
    return before.substring(begin);
  }

  private static List<String> dynamic() {
    var names = new ArrayList<String>();
    new ConformanceTest()
        .assertionsOfSparkplug3()
        .map(DynamicTest::getDisplayName)
        .forEach(names::add);
    new MessageConformanceTest()
        .assertionsOfSparkplug3()
        .map(DynamicTest::getDisplayName)
        .forEach(names::add);
    return names;
  }

  @Test
  void everyAssertionOfTheTableIsHeldByATestThatCarriesItsId() throws IOException {
    var sources = sources();
    var dynamic = dynamic();
    for (var row : table().entrySet()) {
      var id = row.getKey();
      var held = row.getValue();
      if (held.type.endsWith("ConformanceTest")) {
        assertTrue(dynamic.contains(id), id);
      } else {
        var head = head(sources.getOrDefault(held.type, ""), held.method);
        assertTrue(ids(head).contains(id), () -> held + " does not carry " + id);
      }
    }
  }

  @Test
  void everyAssertionATestClaimsStandsInTheTable() throws IOException {
    var rows = table().keySet();
    var dynamic = dynamic();
    var claimed = new TreeSet<>(dynamic);
    assertEquals(dynamic.size(), claimed.size(), "one assertion, one dynamic test");
    sources().values().forEach(source -> claimed.addAll(ids(source)));
    claimed.removeAll(rows);
    assertEquals(new TreeSet<>(), claimed);
    assertTrue(rows.size() > 140, () -> "only " + rows.size() + " assertions");
  }

  private static List<String> ids(String text) {
    return ID.matcher(text).results().map(found -> found.group()).toList();
  }
}
