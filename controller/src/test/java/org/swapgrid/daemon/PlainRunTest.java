package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainRunTest {
  @Test
  void understandsWhatTheUnitCalls() {
    var plain = PlainRun.of(new String[] {"run", "--config", "x.yaml"}).orElseThrow();
    assertEquals(Path.of("x.yaml"), plain.config().file());
    assertEquals(false, plain.dryRun());
  }

  @Test
  void understandsADryRunOfTheUsualFile() {
    var plain = PlainRun.of(new String[] {"run", "--dry-run"}).orElseThrow();
    assertTrue(plain.config().isDefault());
    assertTrue(plain.dryRun());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "run --help", "run --config", "run --config --dry-run", "run now", "-V"})
  void leavesEverythingElseToTheCommandLine(String words) {
    assertTrue(PlainRun.of(words.split(" ", -1)).isEmpty());
  }
}
