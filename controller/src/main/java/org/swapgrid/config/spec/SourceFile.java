package org.swapgrid.config.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a file's text in, or says why it cannot. */
final class SourceFile {
  private static final int MOST_BYTES = 1 << 20;

  private final String name;
  private final Findings findings;

  SourceFile(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  Optional<Source> read(Path path) {
    if (Files.isDirectory(path)) {
      return fault("is a folder, not a file", "name the YAML file itself");
    }
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      return fault("no such file", "give the path of the configuration file");
    }
    if (!Files.isReadable(path)) {
      return fault("cannot be read", "let the user that runs this read the file");
    }
    try (var in = Files.newInputStream(path)) {
      return read(in);
    } catch (IOException e) {
      return fault("cannot be read: " + e.getMessage(), null);
    }
  }

  Optional<Source> read(InputStream in) throws IOException {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      return fault("larger than 1 MiB", "a configuration is a few kilobytes; is this the file?");
    }
    if (bytes.length >= 2 && (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE) {
      return fault("is UTF-16, not UTF-8", "save the file as UTF-8");
    }
    return decode(bytes);
  }

  private Optional<Source> decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    boolean broken = StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
    var text = withoutByteOrderMark(out.flip().toString());
    if (!broken) {
      return Optional.of(Source.of(name, text));
    }
    var upTo = Source.of(name, text + '?');
    int last = upTo.lastLine();
    int column = upTo.line(last).codePointCount(0, upTo.line(last).length());
    findings.error(
        new Place.Spot(upTo, last, column),
        "",
        "not UTF-8: byte 0x%02X".formatted(bytes[in.position()]),
        "save the file as UTF-8");
    return Optional.empty();
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private Optional<Source> fault(String message, @Nullable String hint) {
    findings.error(new Place.WholeFile(name), "", message, hint);
    return Optional.empty();
  }
}
