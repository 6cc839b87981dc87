package org.swapgrid.record;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;

/**
 * One JSON object in the order in which its fields are put, without a blank: the same fields, the
 * same bytes. What is not known is null.
 */
public final class Fields {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder("{");

  @CanIgnoreReturnValue
  public Fields put(String key, @Nullable String value) {
    return raw(key, value == null ? "null" : quoted(value));
  }

  @CanIgnoreReturnValue
  public Fields put(String key, long value) {
    return raw(key, Long.toString(value));
  }

  @CanIgnoreReturnValue
  public Fields put(String key, boolean value) {
    return raw(key, Boolean.toString(value));
  }

  @CanIgnoreReturnValue
  public Fields put(String key, @Nullable Fields value) {
    return raw(key, value == null ? "null" : value.text());
  }

  @CanIgnoreReturnValue
  public Fields put(String key, List<Fields> values) {
    return raw(key, "[" + String.join(",", values.stream().map(Fields::text).toList()) + "]");
  }

  @CanIgnoreReturnValue
  public Fields words(String key, List<String> values) {
    return raw(key, "[" + String.join(",", values.stream().map(Fields::quoted).toList()) + "]");
  }

  @CanIgnoreReturnValue
  public Fields watts(String key, @Nullable Power value) {
    return raw(key, value == null ? "null" : Long.toString(value.watts()));
  }

  @CanIgnoreReturnValue
  public Fields hertz(String key, @Nullable Frequency value) {
    return raw(key, value == null ? "null" : thousandths(value.milliHertz()));
  }

  /** In seconds, to the millisecond. */
  @CanIgnoreReturnValue
  public Fields seconds(String key, @Nullable Duration value) {
    return raw(key, value == null ? "null" : seconds(value));
  }

  @CanIgnoreReturnValue
  public Fields time(String key, @Nullable Instant value) {
    return raw(key, value == null ? "null" : quoted(time(value)));
  }

  /** UTC, to the millisecond. */
  public static String time(Instant value) {
    return UTC.format(value);
  }

  /** To the nearest millisecond. */
  public static String seconds(Duration value) {
    return thousandths(Math.round(value.toNanos() / 1e6));
  }

  private static String thousandths(long value) {
    return String.format(
        Locale.ROOT,
        "%s%d.%03d",
        value < 0 ? "-" : "",
        Math.abs(value) / 1_000,
        Math.abs(value) % 1_000);
  }

  private Fields raw(String key, String value) {
    text.append(text.length() == 1 ? "" : ",").append(quoted(key)).append(':').append(value);
    return this;
  }

  private static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  public String text() {
    return text + "}";
  }
}
