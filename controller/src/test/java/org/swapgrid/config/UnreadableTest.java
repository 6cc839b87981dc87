package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no text at all is refused with a reason, never with a stack trace. */
final class UnreadableTest {
  @TempDir private Path folder;

  private String fault(Path file) {
    return Configs.onlyError(ConfigReader.read(file, Map.of()));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("station.yaml"), bytes);
  }

  @Test
  void aMissingFileIsNamed() {
    var file = folder.resolve("nowhere.yaml");
    var hint = "  hint: give the path of the configuration file\n";
    assertEquals(file + ": error: no such file\n" + hint, fault(file));
  }

  @Test
  void aFolderIsNoFile() {
    assertTrue(fault(folder).contains("is a folder, not a file"));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertTrue(fault(file(new byte[0])).contains("error: the file is empty"));
  }

  @Test
  void aFileOverOneMebibyteIsRefused() throws IOException {
    var text = "#".repeat((1 << 20) + 1);
    assertTrue(fault(file(text.getBytes(StandardCharsets.US_ASCII))).contains("larger than 1 MiB"));
  }

  @Test
  void utf16IsTold() throws IOException {
    var utf16 = fault(file(Configs.SMALLEST.getBytes(StandardCharsets.UTF_16)));
    assertTrue(utf16.contains("is UTF-16, not UTF-8"), utf16);
  }

  @Test
  void aFileCutInTheMiddleOfACharacterIsRefused() throws IOException {
    var cut = fault(file(new byte[] {'a', ':', ' ', (byte) 0xE5, (byte) 0x8F}));
    assertTrue(cut.contains("station.yaml:1:4: error: not UTF-8: byte 0xE5"), cut);
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws IOException {
    var config = Configs.accepted(folder, "\uFEFF" + Configs.SMALLEST, Map.of());
    assertEquals("s1", config.station().id());
  }

  @Test
  void aFileThatCannotBeReadIsTold() {
    var unreadable = fault(Path.of("/proc/self/mem"));
    assertTrue(unreadable.startsWith("/proc/self/mem: error: cannot be read"), unreadable);
  }

  @Test
  void aHundredThousandFaultsAreReportedInAMoment() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; text.length() < 1_000_000; i++) {
      text.append('k').append(i).append(": [1, 2]\n");
    }
    var result = Configs.read(folder, text.toString(), Map.of());
    assertTrue(Configs.errors(result).size() > 50_000);
  }
}
