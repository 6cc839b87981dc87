package org.swapgrid.daemon;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;

/** Builds one JSON object, key by key; what is not known is null. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final JsonObject object = new JsonObject();

  @CanIgnoreReturnValue
  Json put(String key, @Nullable String value) {
    object.addProperty(key, value);
    return this;
  }

  @CanIgnoreReturnValue
  Json put(String key, @Nullable Number value) {
    object.addProperty(key, value);
    return this;
  }

  @CanIgnoreReturnValue
  Json put(String key, @Nullable Boolean value) {
    object.addProperty(key, value);
    return this;
  }

  @CanIgnoreReturnValue
  Json put(String key, @Nullable JsonElement value) {
    object.add(key, value == null ? JsonNull.INSTANCE : value);
    return this;
  }

  @CanIgnoreReturnValue
  Json hertz(String key, @Nullable Frequency value) {
    return put(key, value == null ? null : value.hertz());
  }

  @CanIgnoreReturnValue
  Json watts(String key, @Nullable Power value) {
    return put(key, value == null ? null : value.watts());
  }

  @CanIgnoreReturnValue
  Json millis(String key, @Nullable Duration value) {
    return put(key, value == null ? null : Math.round(value.toNanos() / 100_000.0) / 10.0);
  }

  @CanIgnoreReturnValue
  Json time(String key, @Nullable Instant value) {
    return put(key, value == null ? null : UTC.format(value));
  }

  JsonObject done() {
    return object;
  }

  /** One line, without its end. */
  static String line(JsonElement json) {
    return GSON.toJson(json);
  }
}
