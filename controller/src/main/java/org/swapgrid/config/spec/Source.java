package org.swapgrid.config.spec;

import java.util.List;

/** A text that was read. Equal only to itself. */
public final class Source {
  private final String name;
  private final String text;
  private final List<String> lines;

  private Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lines = text.lines().toList();
  }

  /**
   * A text in memory.
   *
   * @param name as it is shown to the user
   */
  public static Source of(String name, String text) {
    return new Source(name, text);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  int lastLine() {
    return lines.size();
  }

  /** The first place of the text. */
  public Place.Spot start() {
    return new Place.Spot(this, 1, 1);
  }

  /**
   * The line of this number, empty behind the end.
   *
   * @param number from 1
   */
  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  @Override
  public String toString() {
    return name;
  }
}
