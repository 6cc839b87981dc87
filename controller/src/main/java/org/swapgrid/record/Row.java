package org.swapgrid.record;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record: its components, one after the other. */
record Row(Class<?> type, Constructor<?> maker, List<Part> parts) implements Shape {

  /** One component. */
  record Part(String name, Method accessor, Shape shape) {}

  static Row of(Class<?> type) {
    var components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException("a type that is never recorded: " + type);
    }
    var parts = Arrays.stream(components).map(Row::part).toList();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Row(type, type.getDeclaredConstructor(types), parts);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + type, e);
    }
  }

  private static Part part(RecordComponent component) {
    return new Part(
        component.getName(), component.getAccessor(), Shape.of(component.getAnnotatedType()));
  }

  @Override
  public void tell(@Nullable Object value, List<String> words) {
    for (var part : parts) {
      part.shape.tell(component(part, value), words);
    }
  }

  @Override
  public Object read(Iterator<String> words) {
    var values = new @Nullable Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).shape.read(words);
    }
    try {
      return maker.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(String.valueOf(refused.getCause()), refused);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be made: " + type, e);
    }
  }

  @Override
  public void name(@Nullable Object value, String path, List<String> names) {
    for (var part : parts) {
      boolean isQuantity = parts.size() == 1;
      var deeper = path.isEmpty() ? part.name : path + "." + part.name;
      part.shape.name(component(part, value), isQuantity ? path : deeper, names);
    }
  }

  private @Nullable Object component(Part part, @Nullable Object value) {
    try {
      return part.accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be read: " + type, e);
    }
  }
}
