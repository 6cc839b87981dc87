package org.swapgrid.record;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that may be missing: 0, or 1 and the value. */
record Maybe(Shape inner) implements Shape {

  @Override
  public void tell(@Nullable Object value, List<String> words) {
    words.add(value == null ? "0" : "1");
    if (value != null) {
      inner.tell(value, words);
    }
  }

  @Override
  public @Nullable Object read(Iterator<String> words) {
    var word = Shape.next(words);
    return switch (word) {
      case "0" -> null;
      case "1" -> inner.read(words);
      default -> throw new IllegalArgumentException("neither 0 nor 1: " + word);
    };
  }

  @Override
  public void name(@Nullable Object value, String path, List<String> names) {
    names.add(path + " known");
    if (value != null) {
      inner.name(value, path, names);
    }
  }
}
