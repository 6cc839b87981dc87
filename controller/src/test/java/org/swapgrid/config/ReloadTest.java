package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running daemon takes over what it can, and says of the rest why not. */
final class ReloadTest {
  @TempDir private Path folder;

  private List<Reload.Refused> after(Map<String, String> change) throws IOException {
    var old = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    return Reload.compare(old, Configs.accepted(folder, Configs.SMALLEST, change));
  }

  @ParameterizedTest
  @CsvSource({
    "RIDERS__RESERVE_BATTERIES, 9",
    "COMEBACK__RAMP_S, 100",
    "BLIND__THEN, hold",
    "GATE__MAX_AGE_MS, 900",
    "SERVICES__0__USE, tw-sreg",
    "LOG__LEVEL, debug",
    "STATION__CONNECTION_LIMIT_KW, 11"
  })
  void whatTheControllerIsToldIsTakenOver(String name, String value) throws IOException {
    assertEquals(List.of(), after(Map.of("SWAPGRID__" + name, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "STATION__ID, s2",
    "METERS__0__HOST, 10.0.0.9",
    "CABINET__OBEY_WITHIN_MS, 900",
    "HTTP__PORT, 0",
    "CONTROL__SOCKET, /tmp/x.sock",
    "STATE__DIRECTORY, /tmp"
  })
  void whatIsOpenedAtTheStartNeedsARestart(String name, String value) throws IOException {
    var refused = after(Map.of("SWAPGRID__" + name, value));
    assertEquals(1, refused.size());
    assertEquals(value, refused.getFirst().becomes());
    assertTrue(refused.getFirst().words().contains(" needs a restart: "));
  }

  @Test
  void aSecondMeterNeedsARestart() throws IOException {
    var old = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    var entry =
        "  - {id: b, map: siemens-pac, transport: tcp, host: 10.0.0.9, nominal_v: 220}\ncabinet:";
    var next = Configs.accepted(folder, Configs.SMALLEST.replace("cabinet:", entry), Map.of());
    var refused = Reload.compare(old, next);
    assertTrue(
        refused.stream().anyMatch(r -> r.path().equals("meters[1].id") && r.was().equals("(none)")),
        refused.toString());
  }

  @Test
  void aChangedMapNeedsARestart() throws IOException {
    var old = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    var map = Files.readString(Path.of("../config/meters/janitza-umg96rm.yaml"));
    Files.createDirectories(folder.resolve("meters"));
    Files.writeString(folder.resolve("meters/janitza-umg96rm.yaml"), map.replace("19050", "19052"));
    var refused = Reload.compare(old, Configs.accepted(folder, Configs.SMALLEST, Map.of()));
    assertEquals("meters[0].map/frequency.address", refused.getFirst().path());
  }

  @Test
  void whatCanBeTakenOverIsAndTheRestKeepsItsValue() throws IOException {
    var old = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    var change = "riders: {reserve_batteries: 9}\nhttp: {port: 1}\nlog: {level: debug}\n";
    var next = Configs.accepted(folder, Configs.SMALLEST + change, Map.of());
    var merged = Reload.onto(old, next).orElseThrow();
    assertEquals(9, merged.policy().riders().reserve());
    assertEquals(StationConfig.LogLevel.DEBUG, merged.host().log());
    assertEquals(9464, merged.host().http().port());
    var same = change.replace("http: {port: 1}\n", "");
    var asIfWritten = Configs.accepted(folder, Configs.SMALLEST + same, Map.of());
    assertEquals(asIfWritten.hash(), merged.hash());
  }

  @Test
  void aChangedCabinetKeepsWhatTheControllerKnowsOfTheOldOne() throws IOException {
    var old = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    var change = Map.of("SWAPGRID__CABINET__OBEY_WITHIN_MS", "900");
    var next = Configs.accepted(folder, Configs.SMALLEST, change);
    var merged = Reload.onto(old, next).orElseThrow();
    assertEquals(old.policy().site(), merged.policy().site());
    assertEquals(old.hash(), merged.hash());
  }

  @Test
  void otherMetersMeanNothingIsTakenOver() throws IOException {
    var old = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    var change =
        Map.of("SWAPGRID__METERS__0__NOMINAL_V", "110", "SWAPGRID__RIDERS__RESERVE_BATTERIES", "9");
    var next = Configs.accepted(folder, Configs.SMALLEST, change);
    assertTrue(Reload.onto(old, next).isEmpty());
  }
}
