package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.device.Link;

/** The environment goes before the file, and is checked like it. */
final class OverridesTest {
  @TempDir private Path folder;

  private String fault(String name, String value) throws IOException {
    return Configs.onlyError(Configs.read(folder, Configs.SMALLEST, Map.of(name, value)));
  }

  @Test
  void aVariableGoesBeforeTheFile() throws IOException {
    var environment =
        Map.of(
            "SWAPGRID__METERS__0__PORT", "5021",
            "SWAPGRID__STATION__ID", "12345",
            "SWAPGRID__HTTP__PORT", "0",
            "SWAPGRID_CONFIG", "not a setting",
            "PATH", "/bin");
    var config = Configs.accepted(folder, Configs.SMALLEST, environment);
    assertEquals("12345", config.station().id());
    assertEquals(0, config.host().http().port());
    assertEquals(5021, ((Link.Tcp) config.devices().meters().getFirst().link()).port());
  }

  @Test
  void aVariableMayAddAnEntryToAList() throws IOException {
    var environment =
        Map.of(
            "SWAPGRID__SERVICES__0__USE", "tw-sreg",
            "SWAPGRID__SERVICES__0__FIRM", "true",
            "SWAPGRID__SERVICES__0__TRIP_HZ", "59.9");
    var config = Configs.accepted(folder, Configs.SMALLEST, environment);
    var service = config.policy().services().getFirst();
    assertEquals("tw-sreg", service.id().name());
    assertTrue(service.terms().firm());
  }

  @Test
  void anUnknownVariableIsAFault() throws IOException {
    var fault = fault("SWAPGRID__METERS__0__PROT", "5021");
    assertEquals(
        """
        environment: SWAPGRID__METERS__0__PROT: error: meters[0].prot: unknown setting
          hint: did you mean "port"?
        """,
        fault);
  }

  @Test
  void aVariablesValueIsCheckedLikeTheFiles() throws IOException {
    var fault = fault("SWAPGRID__METERS__0__POLL_INTERVAL_MS", "100ms");
    assertTrue(fault.startsWith("environment: SWAPGRID__METERS__0__POLL_INTERVAL_MS: error: "));
    assertTrue(fault.contains("expected a whole number of ms, found \"100ms\""), fault);
    assertTrue(fault.contains("the unit is in the name"), fault);
  }

  @Test
  void relationsHoldForVariablesToo() throws IOException {
    var fault = fault("SWAPGRID__GATE__MAX_AGE_MS", "300");
    assertTrue(fault.startsWith("environment: SWAPGRID__GATE__MAX_AGE_MS: error: "), fault);
  }

  @Test
  void aListHasNoGaps() throws IOException {
    var fault = fault("SWAPGRID__METERS__2__PORT", "502");
    assertTrue(fault.contains("meters: has 1 entries, counted from 0"), fault);
  }

  @Test
  void entriesOfAListAreCounted() throws IOException {
    var fault = fault("SWAPGRID__METERS__MAIN__PORT", "502");
    assertTrue(fault.contains("a list's entries are counted 0, 1, ..."), fault);
  }

  @Test
  void aSectionIsNotSetAsAWhole() throws IOException {
    var fault = fault("SWAPGRID__STATION", "s1");
    assertTrue(fault.contains("station: a section cannot be set as a whole"), fault);
  }

  @Test
  void aSingleValueHasNoParts() throws IOException {
    var fault = fault("SWAPGRID__STATION__ID__X", "s1");
    assertTrue(fault.contains("station.id: a single value has no parts"), fault);
  }

  @Test
  void aVariableMayFillAnEmptySection() throws IOException {
    var environment = Map.of("SWAPGRID__BLIND__THEN", "hold");
    var config = Configs.accepted(folder, Configs.SMALLEST + "blind:\n", environment);
    assertEquals(false, config.policy().gate().blind().carryOn());
  }
}
