package org.swapgrid.uplink.sparkplug;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The host's STATE message: {@code {"online":true,"timestamp":1668114759262}}, UTF-8. */
final class StateText {
  private @Nullable Boolean online;
  private @Nullable Long timestamp;

  private StateText() {}

  static Inbound read(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new StateText().parse(text);
    } catch (CharacterCodingException e) {
      return Decoder.refuse(Refusal.MALFORMED, "STATE is not UTF-8");
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      // JsonReader answers a wrong shape with IllegalStateException: it is the sender's fault.
      return Decoder.refuse(Refusal.MALFORMED, "STATE: " + e.getMessage());
    }
  }

  private Inbound parse(String text) throws IOException {
    try (var json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      json.beginObject();
      while (json.hasNext()) {
        field(json, json.nextName());
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("more than one object");
      }
    }
    if (online == null || timestamp == null) {
      return Decoder.refuse(Refusal.MALFORMED, "STATE without online or timestamp");
    }
    return Times.isPlausible(timestamp)
        ? new Inbound.HostState(online, timestamp)
        : Decoder.refuse(Refusal.TIMESTAMP, "STATE " + timestamp);
  }

  private void field(JsonReader json, String name) throws IOException {
    switch (name) {
      case "online" -> online = once(online, json.nextBoolean());
      case "timestamp" -> timestamp = once(timestamp, json.nextLong());
      default -> json.skipValue();
    }
  }

  private static <T> T once(@Nullable T before, T now) {
    if (before != null) {
      throw new IllegalStateException("a field stands twice");
    }
    return now;
  }
}
