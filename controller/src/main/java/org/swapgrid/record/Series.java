package org.swapgrid.record;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Policy;

/**
 * Reads a series, line by line; the first line that cannot be read throws {@link
 * IllegalArgumentException} with its number.
 */
public final class Series implements Iterator<Entry> {
  private final Iterator<String> lines;
  private long number = 1;
  private List<String> seen = List.of();
  private List<String> kept = List.of();
  private List<String> point = List.of();

  public Series(Iterator<String> lines) {
    this.lines = lines;
    if (!lines.hasNext() || !lines.next().equals(Scribe.HEAD)) {
      throw new IllegalArgumentException("not a series of this version: " + Scribe.HEAD);
    }
  }

  /** The number of the line that was read last; the first is 1. */
  public long line() {
    return number;
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public Entry next() {
    if (!lines.hasNext()) {
      throw new NoSuchElementException();
    }
    number++;
    try {
      var line = lines.next();
      int blank = line.indexOf(' ');
      return entry(line.substring(0, Math.max(0, blank)), line.substring(blank + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
      throw new IllegalArgumentException(
          "line " + number + " of the series: " + damaged.getMessage(), damaged);
    }
  }

  private Entry entry(String kind, String rest) {
    return switch (kind) {
      case "origin" -> new Entry.Began((Origin) whole(Shapes.ORIGIN, words(rest)));
      case "policy" -> new Entry.Ruled((Policy) whole(Shapes.POLICY, words(rest)));
      case "point" -> {
        point = Delta.apply(point, rest);
        yield new Entry.Pointed((Point) whole(Shapes.POINT, point));
      }
      case "memory" -> new Entry.Remembered((Memory) whole(Shapes.MEMORY, words(rest)));
      case "c" -> cycle(rest);
      case "told" -> new Entry.Happened((Happening) whole(Shapes.HAPPENING, words(rest)));
      case "end" -> new Entry.Ended((Ending) whole(Shapes.END, words(rest)));
      default -> throw new IllegalArgumentException("unknown kind of line: " + kind);
    };
  }

  private Entry cycle(String rest) {
    int bar = rest.indexOf('|');
    seen = Delta.apply(seen, rest.substring(0, bar));
    kept = Delta.apply(kept, rest.substring(bar + 1));
    return new Entry.Decided(
        (Observation) whole(Shapes.OBSERVATION, seen), (Kept) whole(Shapes.KEPT, kept));
  }

  private static List<String> words(String rest) {
    return Arrays.asList(rest.split(" ", -1));
  }

  private static Object whole(Shape shape, List<String> words) {
    var left = words.iterator();
    var value = Objects.requireNonNull(shape.read(left));
    if (left.hasNext()) {
      throw new IllegalArgumentException("the line goes on behind its end");
    }
    return value;
  }
}
