package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.config.spec.Findings;

/**
 * Every meter map and service that comes with the program can be used, or is refused for a reason.
 */
final class ShippedTest {
  private static final Path CONFIG = Path.of("../config");

  @TempDir private Path folder;

  static Stream<Path> maps() throws IOException {
    return files("meters").stream();
  }

  static Stream<Path> services() throws IOException {
    return files("services").stream();
  }

  private static List<Path> files(String kind) throws IOException {
    try (var files = Files.list(CONFIG.resolve(kind))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static String id(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  @ParameterizedTest
  @MethodSource("maps")
  void everyMapLoadsAndItsSchemaAgrees(Path file) throws IOException {
    assertEquals(List.of(), Catalogue.checkMeterMap(file));
    assertEquals("", Schemas.faults(ConfigDocuments.meterMapSchema(), Files.readString(file)));
    var shipped = Catalogue.meterMap(id(file)).orElseThrow();
    assertEquals(id(file), shipped.id());
    assertEquals(shipped, Catalogue.meterMap(file, new Findings()).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyServiceLoadsAndItsSchemaAgrees(Path file) throws IOException {
    assertEquals(List.of(), Catalogue.checkService(file));
    assertEquals("", Schemas.faults(ConfigDocuments.serviceSchema(), Files.readString(file)));
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyServiceIsUsedOrRefusedForOrders(Path file) throws IOException {
    var text = Files.readString(file);
    var grid = text.contains("nominal_hz: 50") ? "50" : "60";
    var config =
        Configs.SMALLEST
            .replace("nominal_hz: 60", "nominal_hz: " + grid)
            .replace("services: []", "services: [{use: " + id(file) + "}]");
    var fast = Map.of("SWAPGRID__METERS__0__POLL_INTERVAL_MS", "50");
    var result = Configs.read(folder, config, fast);
    if (text.contains("shape: dispatch")) {
      assertTrue(Configs.onlyError(result).contains("those need no service here"));
    } else {
      var report = new CheckReport("", result).text();
      assertInstanceOf(ReadResult.Ok.class, result, report);
    }
  }

  @Test
  void theListsAreWhatLiesInTheFolders() throws IOException {
    var maps = new TreeSet<>(files("meters").stream().map(ShippedTest::id).toList());
    var services = new TreeSet<>(files("services").stream().map(ShippedTest::id).toList());
    assertEquals(maps, Catalogue.meterMaps());
    assertEquals(services, Catalogue.services());
    assertTrue(maps.size() >= 15 && services.size() >= 15);
  }

  @Test
  void aFaultyMapOfOnesOwnIsNoneAndEveryFaultIsTold() throws IOException {
    var text = Files.readString(CONFIG.resolve("meters/janitza-umg96rm.yaml"));
    var faulty = text.replaceAll("window_ms: .*", "window_ms: soon") + "colour: grey\n";
    var file = Files.writeString(folder.resolve("mine.yaml"), faulty);
    var findings = new Findings();
    assertTrue(Catalogue.meterMap(file, findings).isEmpty());
    assertEquals(2, findings.inReadingOrder().size());
    assertEquals(Catalogue.checkMeterMap(file).size(), findings.inReadingOrder().size());
  }

  @Test
  void anUnknownMapIsNone() {
    assertTrue(Catalogue.meterMap("no-such-meter").isEmpty());
  }
}
