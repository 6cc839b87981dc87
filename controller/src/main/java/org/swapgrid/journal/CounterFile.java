package org.swapgrid.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.swapgrid.durable.DurableFile;

/**
 * The counters' second copy, a small text: when the SQLite file is damaged they must still not go
 * back. Whoever reads takes the higher value of the two.
 */
final class CounterFile {
  private static final String VERSION = "swapgrid-counters 1";
  private static final String CHECKSUM = "crc32c=";
  private static final int MOST_BYTES = 65_536;

  private final Path file;

  CounterFile(Path file) {
    this.file = file;
  }

  /**
   * The values on the disk; none when there is no file yet.
   *
   * @throws IOException when they cannot be read or are damaged
   */
  Map<String, Long> read() throws IOException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException(file + " is larger than any counters");
      }
      return parse(Files.readString(file, UTF_8));
    } catch (NoSuchFileException firstRun) {
      return Map.of();
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static Map<String, Long> parse(String text) {
    int end = text.lastIndexOf(CHECKSUM);
    if (end < 0 || !text.substring(end).equals(last(text.substring(0, end)))) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    var lines = text.substring(0, end).lines().toList();
    if (!lines.getFirst().equals(VERSION)) {
      throw new IllegalArgumentException("its format is not \"" + VERSION + "\"");
    }
    var values = new HashMap<String, Long>();
    for (var line : lines.subList(1, lines.size())) {
      int equals = line.lastIndexOf('=');
      values.put(line.substring(0, equals), Long.valueOf(line.substring(equals + 1)));
    }
    return values;
  }

  /**
   * @throws IOException when the old values still stand
   */
  void write(Map<String, Long> counters) throws IOException {
    var body = new StringBuilder(VERSION).append('\n');
    new TreeMap<>(counters)
        .forEach((name, value) -> body.append(name).append('=').append(value).append('\n'));
    DurableFile.replace(file, body + last(body.toString()));
  }

  private static String last(String body) {
    var crc = new CRC32C();
    crc.update(body.getBytes(UTF_8));
    return CHECKSUM + "%08x\n".formatted(crc.getValue());
  }
}
