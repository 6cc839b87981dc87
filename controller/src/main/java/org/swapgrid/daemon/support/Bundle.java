package org.swapgrid.daemon.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP archive of texts, each redacted. */
public final class Bundle {
  /** What makes one text; a failure becomes the text. */
  @FunctionalInterface
  public interface Text {
    String read() throws IOException;
  }

  private final Map<String, Text> parts = new LinkedHashMap<>();

  /** Adds one file to be; the text is made when the archive is written. */
  public Bundle with(String name, Text text) {
    parts.put(name, text);
    return this;
  }

  /**
   * Writes the archive, readable by its owner alone.
   *
   * @throws IOException when the file cannot be made, also when it is there already
   */
  public void write(Path file) throws IOException {
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = Files.newByteChannel(file, options, owner);
        var zip = new ZipOutputStream(Channels.newOutputStream(channel), UTF_8)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(Redaction.of(text(part.getValue())).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static String text(Text part) {
    try {
      return part.read();
    } catch (IOException | RuntimeException trouble) {
      // A bundle is wanted most when much is broken: what cannot be had is said in its place.
      return "not to be had: " + trouble + "\n";
    }
  }
}
