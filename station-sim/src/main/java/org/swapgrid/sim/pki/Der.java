package org.swapgrid.sim.pki;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** The few encodings of X.690 that a certificate needs. */
final class Der {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int GENERALIZED_FROM = 2050;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, joined(parts));
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] truth() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] utf8(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] octets(byte[] content) {
    return tagged(0x04, content);
  }

  /** Bits that fill whole bytes, but for the unused ones at the end. */
  static byte[] bits(int unused, byte[] content) {
    return tagged(0x03, joined(new byte[] {(byte) unused}, content));
  }

  /** Two digits of the year before 2050, four from then on, as RFC 5280 4.1.2.5 wants. */
  static byte[] time(Instant at) {
    var text = TIME.format(at);
    var general = at.atZone(ZoneOffset.UTC).getYear() >= GENERALIZED_FROM;
    return tagged(
        general ? 0x18 : 0x17,
        (general ? text : text.substring(2)).getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] oid(String dotted) {
    var arcs = Arrays.stream(dotted.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    var out = new ByteArrayOutputStream();
    base128(out, arcs[0] * 40 + arcs[1]);
    for (var arc = 2; arc < arcs.length; arc++) {
      base128(out, arcs[arc]);
    }
    return tagged(0x06, out.toByteArray());
  }

  /** A value in its own tag of this context. */
  static byte[] explicit(int tag, byte[] content) {
    return tagged(0xa0 | tag, content);
  }

  /** Plain bytes under a tag of this context. */
  static byte[] implicit(int tag, byte[] content) {
    return tagged(0x80 | tag, content);
  }

  private static void base128(ByteArrayOutputStream out, int value) {
    if (value >= 128) {
      base128High(out, value >>> 7);
    }
    out.write(value & 0x7f);
  }

  private static void base128High(ByteArrayOutputStream out, int value) {
    if (value >= 128) {
      base128High(out, value >>> 7);
    }
    out.write(0x80 | (value & 0x7f));
  }

  private static byte[] tagged(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else {
      var bytes = unsigned(BigInteger.valueOf(content.length));
      out.write(0x80 | bytes.length);
      out.writeBytes(bytes);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] unsigned(BigInteger value) {
    var bytes = value.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
