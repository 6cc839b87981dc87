package org.swapgrid.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list: how many, then each. */
record Many(Shape element) implements Shape {

  @Override
  public void tell(@Nullable Object value, List<String> words) {
    var list = list(value);
    words.add(Integer.toString(list.size()));
    for (var each : list) {
      element.tell(each, words);
    }
  }

  @Override
  public Object read(Iterator<String> words) {
    int size = Integer.parseInt(Shape.next(words));
    var list = new ArrayList<@Nullable Object>();
    for (int i = 0; i < size; i++) {
      list.add(element.read(words));
    }
    return list;
  }

  @Override
  public void name(@Nullable Object value, String path, List<String> names) {
    names.add(path + ".size");
    var list = list(value);
    for (int i = 0; i < list.size(); i++) {
      element.name(list.get(i), path + "[" + i + "]", names);
    }
  }

  private static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("no list: " + value);
  }
}
