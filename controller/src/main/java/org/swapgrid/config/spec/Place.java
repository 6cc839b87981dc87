package org.swapgrid.config.spec;

/** Where something stands. */
public sealed interface Place {
  /** For a message: {@code station.yaml:6:3}, or {@code environment: SWAPGRID__X}. */
  String words();

  /** A file as a whole, where no line can be named. */
  record WholeFile(String file) implements Place {
    @Override
    public String words() {
      return file;
    }
  }

  /**
   * One character of a text.
   *
   * @param line from 1
   * @param column from 1, counted in code points
   */
  record Spot(Source source, int line, int column) implements Place {
    @Override
    public String words() {
      return source.name() + ":" + line + ":" + column;
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Place {
    @Override
    public String words() {
      return "environment: " + name;
    }
  }
}
