package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.config.spec.Finding;
import org.swapgrid.config.spec.Severity;

/**
 * Reader and schema agree over one corpus. A bad file says in its first lines what is expected:
 * {@code # schema: refuses}, {@code cannot tell} (a relation) or {@code not YAML}; then for each
 * fault, in the order of the report, {@code # expect: LINE:COLUMN: fragment} and below it {@code #
 * hint: fragment}. LINE is counted from 1 with these lines; a file's name before it means a file
 * beside.
 */
final class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/config");
  private static final int FEWEST_BAD = 80;
  private static final Pattern EXPECTED =
      Pattern.compile("# expect: (?:(\\S+\\.yaml):)?(\\d+):(\\d+): (.*)");

  static Stream<Path> good() throws IOException {
    return files("good").stream();
  }

  static Stream<Path> bad() throws IOException {
    return files("bad").stream();
  }

  private static List<Path> files(String folder) throws IOException {
    try (var files = Files.list(CORPUS.resolve(folder))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodFileIsAcceptedByReaderAndSchema(Path file) throws IOException {
    var result = ConfigReader.read(file, Map.of());
    assertInstanceOf(ReadResult.Ok.class, result, () -> new CheckReport("", result).text());
    assertEquals("", Schemas.faults(ConfigDocuments.stationSchema(), Files.readString(file)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadFileIsRefusedWithEveryPlaceAndHint(Path file) throws IOException {
    var result = ConfigReader.read(file, Map.of());
    var report = new CheckReport(file.getFileName().toString(), result).text();
    assertInstanceOf(ReadResult.Faulty.class, result, report);
    var errors = result.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    int at = -1;
    for (var line : head(file)) {
      if (line.startsWith("# expect: ")) {
        at++;
        assertTrue(at < errors.size(), () -> "not found: " + line + "\n" + report);
        expect(line, errors.get(at), file, report);
      } else if (line.startsWith("# hint: ")) {
        var hint = Objects.requireNonNullElse(errors.get(at).hint(), "no hint");
        assertTrue(hint.contains(line.substring(8)), () -> line + "\n" + report);
      }
    }
    assertEquals(errors.size(), at + 1, report);
  }

  private static void expect(String line, Finding error, Path file, String report) {
    var expected = EXPECTED.matcher(line);
    assertTrue(expected.matches(), line);
    var name = Objects.requireNonNullElse(expected.group(1), file.getFileName().toString());
    assertEquals(file.resolveSibling(name).toString(), error.file(), report);
    var place = expected.group(2) + ":" + expected.group(3);
    assertEquals(place, error.line() + ":" + error.column(), report);
    var said = error.path() + ": " + error.message();
    assertTrue(said.contains(expected.group(4)), () -> line + "\n" + report);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void theSchemaRefusesWhatItCanTell(Path file) throws IOException {
    var says = head(file).getFirst();
    if (says.equals("# schema: not YAML")) {
      return;
    }
    var faults = Schemas.faults(ConfigDocuments.stationSchema(), Files.readString(file));
    if (says.equals("# schema: refuses")) {
      assertFalse(faults.isEmpty());
    } else {
      assertEquals("# schema: cannot tell", says);
      assertEquals("", faults);
    }
  }

  @Test
  void theCorpusIsNotThin() throws IOException {
    assertTrue(files("bad").size() >= FEWEST_BAD);
  }

  private static List<String> head(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1)
        .lines()
        .takeWhile(line -> line.matches("# (schema|expect|hint): .*"))
        .toList();
  }
}
