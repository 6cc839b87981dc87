package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done to a file, it is answered with findings; what is accepted, the schema accepts.
 */
final class MutationTest {
  private static final Path GOOD = Path.of("src/test/resources/config/good");
  private static final int ROUNDS = 300;
  private static final List<String> PIECES =
      List.of(
          ":",
          " ",
          "\n",
          "- ",
          "\t",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "#",
          "&a ",
          "*a",
          "!!x ",
          "? ",
          "0",
          "-1",
          "1e9",
          ".nan",
          "0x10",
          "~",
          "true",
          "99999999999999999999",
          "\u0000",
          "é",
          "|",
          "rtu",
          "droop",
          "---\n",
          "%",
          "@",
          "\r",
          "\uD83D",
          "meters:",
          "59.88");

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMutationIsAnsweredAndSchemaAndReaderAgree(long seed) throws IOException {
    var random = new Random(seed);
    var good = Files.readString(GOOD.resolve(seed % 2 == 0 ? "serial.yaml" : "example-like.yaml"));
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var text = mutated(good, random);
      var result = ConfigReader.read(write(text), Map.of());
      if (result instanceof ReadResult.Ok) {
        accepted++;
        assertEquals("", Schemas.faults(ConfigDocuments.stationSchema(), text), text);
      } else {
        assertFalse(Configs.errors(result).isEmpty(), text);
      }
      result.findings().forEach(f -> assertTrue(f.render().endsWith("\n"), text));
    }
    assertTrue(accepted > 0 && accepted < ROUNDS, "accepted " + accepted);
  }

  private Path write(String text) throws IOException {
    return Files.write(folder.resolve("station.yaml"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String mutated(String good, Random random) {
    var text = new StringBuilder(good);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(6));
      text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
