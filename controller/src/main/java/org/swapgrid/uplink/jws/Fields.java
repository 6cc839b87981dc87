package org.swapgrid.uplink.jws;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.swapgrid.order.Refusal;

/**
 * The fields of one flat JSON object, each of the type that its reader asks for. Nothing nests but
 * a list of texts, so no depth of nesting can do harm.
 */
final class Fields {
  /** No space, no quote, no control character: fit for a log line and a metric. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /** Up to 2^53, as every JSON library counts; written as a whole number. */
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,15}");

  private static final long LARGEST_WHOLE = 9_007_199_254_740_991L;

  private sealed interface Value {
    record Text(String text) implements Value {}

    record Figure(String literal) implements Value {}

    record Texts(List<String> texts) implements Value {}
  }

  private final Map<String, Value> values;

  private Fields(Map<String, Value> values) {
    this.values = values;
  }

  /** Reads an object and nothing behind it. */
  static Fields read(byte[] json) throws NotAnOrder {
    try (var reader = new JsonReader(new StringReader(text(json)))) {
      reader.setStrictness(Strictness.STRICT);
      if (reader.peek() != JsonToken.BEGIN_OBJECT) {
        throw new NotAnOrder(Refusal.MALFORMED);
      }
      var values = values(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new NotAnOrder(Refusal.MALFORMED);
      }
      return new Fields(values);
    } catch (IOException e) {
      throw new NotAnOrder(Refusal.MALFORMED);
    }
  }

  private static String text(byte[] json) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
  }

  private static Map<String, Value> values(JsonReader reader) throws IOException, NotAnOrder {
    var values = new LinkedHashMap<String, Value>();
    reader.beginObject();
    while (reader.hasNext()) {
      var name = reader.nextName();
      if (values.put(name, value(reader)) != null) {
        throw new NotAnOrder(Refusal.REPEATED_FIELD);
      }
    }
    reader.endObject();
    return values;
  }

  private static Value value(JsonReader reader) throws IOException, NotAnOrder {
    return switch (reader.peek()) {
      case STRING -> new Value.Text(reader.nextString());
      case NUMBER -> new Value.Figure(reader.nextString());
      case BEGIN_ARRAY -> new Value.Texts(texts(reader));
      case BEGIN_OBJECT, BOOLEAN, NULL, NAME, END_ARRAY, END_OBJECT, END_DOCUMENT -> throw wrong();
    };
  }

  private static List<String> texts(JsonReader reader) throws IOException, NotAnOrder {
    var texts = new ArrayList<String>();
    reader.beginArray();
    while (reader.hasNext()) {
      if (reader.peek() != JsonToken.STRING) {
        throw wrong();
      }
      texts.add(reader.nextString());
    }
    reader.endArray();
    return texts;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Refuses what is not among these. */
  void only(Set<String> names) throws NotAnOrder {
    if (!names.containsAll(values.keySet())) {
      throw new NotAnOrder(Refusal.UNKNOWN_FIELD);
    }
  }

  private Value needed(String name) throws NotAnOrder {
    var value = values.get(name);
    if (value == null) {
      throw new NotAnOrder(Refusal.MISSING_FIELD);
    }
    return value;
  }

  /** A name: letters, digits and {@code . _ : -}, at most 64 of them. */
  String name(String field) throws NotAnOrder {
    if (needed(field) instanceof Value.Text(var text)) {
      return named(text);
    }
    throw wrong();
  }

  /** One name, or a list of at least one. */
  List<String> names(String field) throws NotAnOrder {
    var names = new ArrayList<String>();
    for (var text : texts(needed(field))) {
      names.add(named(text));
    }
    if (names.isEmpty()) {
      throw wrong();
    }
    return names;
  }

  private static List<String> texts(Value value) throws NotAnOrder {
    return switch (value) {
      case Value.Text(var text) -> List.of(text);
      case Value.Texts(var texts) -> texts;
      case Value.Figure _ -> throw wrong();
    };
  }

  private static String named(String text) throws NotAnOrder {
    if (!NAME.matcher(text).matches()) {
      throw wrong();
    }
    return text;
  }

  /** A whole number from 0 to 2^53 - 1. */
  long whole(String field) throws NotAnOrder {
    if (needed(field) instanceof Value.Figure(var literal) && WHOLE.matcher(literal).matches()) {
      long whole = Long.parseLong(literal);
      if (whole <= LARGEST_WHOLE) {
        return whole;
      }
    }
    throw wrong();
  }

  /** Any number; infinite where it is too large for one. */
  double decimal(String field) throws NotAnOrder {
    if (needed(field) instanceof Value.Figure(var literal)) {
      return Double.parseDouble(literal);
    }
    throw wrong();
  }

  private static NotAnOrder wrong() {
    return new NotAnOrder(Refusal.WRONG_TYPE);
  }
}
