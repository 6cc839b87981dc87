package org.swapgrid.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One word: a number, a name, a text without blanks, a time in whole nanoseconds. */
record Plain(Function<Object, String> teller, Function<String, Object> reader) implements Shape {
  private static final long NANOS = 1_000_000_000;

  static Plain of(Class<?> type) {
    if (type.isEnum()) {
      var byName =
          Arrays.stream(type.getEnumConstants())
              .collect(Collectors.toMap(Plain::nameOf, Function.<Object>identity()));
      return new Plain(Plain::nameOf, word -> named(byName.get(word), word));
    }
    return switch (type.getName()) {
      case "int" -> new Plain(Object::toString, Integer::valueOf);
      case "long" -> new Plain(Object::toString, Long::valueOf);
      case "double" -> new Plain(Object::toString, Double::valueOf);
      case "boolean" -> new Plain(Object::toString, Plain::truth);
      case "java.lang.String" -> new Plain(value -> escape((String) value), Plain::unescape);
      case "java.time.Duration" ->
          new Plain(
              value -> Long.toString(((Duration) value).toNanos()),
              word -> Duration.ofNanos(Long.parseLong(word)));
      case "java.time.Instant" -> new Plain(value -> nanos((Instant) value), Plain::instant);
      default -> throw new IllegalArgumentException("a type that is never recorded: " + type);
    };
  }

  private static String nameOf(Object constant) {
    return ((Enum<?>) constant).name();
  }

  private static Object named(@Nullable Object constant, String word) {
    if (constant == null) {
      throw new IllegalArgumentException("unknown name: " + word);
    }
    return constant;
  }

  private static Object truth(String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + word);
    };
  }

  private static String nanos(Instant at) {
    return Long.toString(
        Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano()));
  }

  private static Object instant(String word) {
    long nanos = Long.parseLong(word);
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  /** Percent signs before what would end the word; the first makes the empty text a word. */
  private static String escape(String text) {
    var word = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c > ' ' && c != '%' && c != '|' && c < 0x7f;
      word.append(plain ? Character.toString(c) : "%%%04x".formatted((int) c));
    }
    return word.toString();
  }

  private static String unescape(String word) {
    if (!word.startsWith("'")) {
      throw new IllegalArgumentException("not a text: " + word);
    }
    var text = new StringBuilder();
    for (int i = 1; i < word.length(); i++) {
      boolean escaped = word.charAt(i) == '%';
      text.append(escaped ? (char) Integer.parseInt(word, i + 1, i + 5, 16) : word.charAt(i));
      i += escaped ? 4 : 0;
    }
    return text.toString();
  }

  @Override
  public void tell(@Nullable Object value, List<String> words) {
    if (value == null) {
      throw new IllegalArgumentException("a value is missing where none may be");
    }
    words.add(teller.apply(value));
  }

  @Override
  public Object read(Iterator<String> words) {
    return reader.apply(Shape.next(words));
  }

  @Override
  public void name(@Nullable Object value, String path, List<String> names) {
    names.add(path);
  }
}
