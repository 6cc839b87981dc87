package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files made from the table are those in the repository. */
final class GeneratedFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String AGAIN =
      "differs from the table; write it anew with: mvn -pl controller test"
          + " -Dtest=GeneratedFilesTest -Dswapgrid.regenerate=true";

  record Made(String file, String text) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Made> made() {
    return Stream.of(
        new Made("config/station.example.yaml", ConfigDocuments.example()),
        new Made("config/station.schema.json", ConfigDocuments.stationSchema()),
        new Made("config/meter-map.schema.json", ConfigDocuments.meterMapSchema()),
        new Made("config/service.schema.json", ConfigDocuments.serviceSchema()),
        new Made("docs/configuration.md", ConfigDocuments.page()));
  }

  @ParameterizedTest
  @MethodSource("made")
  void whatStandsInTheRepositoryIsWhatTheTableMakes(Made made) throws IOException {
    var path = ROOT.resolve(made.file);
    if (Boolean.getBoolean("swapgrid.regenerate")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, made.text);
    }
    assertTrue(Files.exists(path), made.file + " " + AGAIN);
    assertEquals(made.text, Files.readString(path), made.file + " " + AGAIN);
  }

  @Test
  void theExampleIsAcceptedByReaderAndSchema() throws IOException {
    var example = ROOT.resolve("config/station.example.yaml");
    assertInstanceOf(ReadResult.Ok.class, ConfigReader.read(example, Map.of()));
    assertEquals("", Schemas.faults(ConfigDocuments.stationSchema(), Files.readString(example)));
  }

  @Test
  void theExampleNamesItsSchemaForEditors() throws IOException {
    var example = ROOT.resolve("config/station.example.yaml");
    var first = Files.readAllLines(example).getFirst();
    var schema = first.replace("# yaml-language-server: $schema=", "");
    assertTrue(Files.exists(example.resolveSibling(schema)), first);
  }
}
