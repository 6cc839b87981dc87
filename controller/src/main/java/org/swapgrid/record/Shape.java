package org.swapgrid.record;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type are told as a row of words and read back. Records, sealed interfaces,
 * enums and lists are taken apart until only plain values are left, so a new field or a new mode is
 * recorded without anybody having to think of it. Equal values are told in equal words.
 */
sealed interface Shape permits Plain, Row, Choice, Many, Maybe {

  /** Adds the value's words. */
  void tell(@Nullable Object value, List<String> words);

  /**
   * Reads a value back.
   *
   * @throws IllegalArgumentException where the words are not of this shape
   */
  @Nullable Object read(Iterator<String> words);

  /** Adds one name for each word that {@link #tell} would add. */
  void name(@Nullable Object value, String path, List<String> names);

  static Shape of(Type type) {
    if (type instanceof ParameterizedType list) {
      return new Many(of(list.getActualTypeArguments()[0]));
    }
    if (!(type instanceof Class<?> known)) {
      throw new IllegalArgumentException("a type that is never recorded: " + type);
    }
    if (known.isSealed()) {
      var forms = Arrays.stream(known.getPermittedSubclasses()).map(Row::of).toList();
      return new Choice(known.getSimpleName(), forms);
    }
    return known.isRecord() ? Row.of(known) : Plain.of(known);
  }

  static Shape of(AnnotatedType type) {
    var shape = of(type.getType());
    return type.isAnnotationPresent(Nullable.class) ? new Maybe(shape) : shape;
  }

  default List<String> words(Object value) {
    var words = new ArrayList<String>();
    tell(value, words);
    return words;
  }

  default List<String> names(Object value) {
    var names = new ArrayList<String>();
    name(value, "", names);
    return names;
  }

  /** The next word; fewer words than the shape has places are damage, not a bug. */
  static String next(Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException("the line ends too early");
    }
    return words.next();
  }
}
