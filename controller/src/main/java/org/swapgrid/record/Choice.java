package org.swapgrid.record;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sealed interface of records: the record's name, then the record. */
record Choice(String type, List<Row> forms) implements Shape {

  @Override
  public void tell(@Nullable Object value, List<String> words) {
    var form = of(value);
    words.add(form.type().getSimpleName());
    form.tell(value, words);
  }

  @Override
  public Object read(Iterator<String> words) {
    var name = Shape.next(words);
    for (var form : forms) {
      if (form.type().getSimpleName().equals(name)) {
        return form.read(words);
      }
    }
    throw new IllegalArgumentException("unknown " + type + ": " + name);
  }

  @Override
  public void name(@Nullable Object value, String path, List<String> names) {
    names.add(path);
    of(value).name(value, path, names);
  }

  private Row of(@Nullable Object value) {
    for (var form : forms) {
      if (form.type().isInstance(value)) {
        return form;
      }
    }
    throw new IllegalArgumentException("no " + type + ": " + value);
  }
}
