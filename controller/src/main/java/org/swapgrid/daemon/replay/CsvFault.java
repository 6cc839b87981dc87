package org.swapgrid.daemon.replay;

/** The file cannot be replayed from here on. */
public final class CsvFault extends Exception {
  private static final long serialVersionUID = 1;

  private final long line;
  private final int column;

  /**
   * States what is wrong and what to do about it.
   *
   * @param line counted from 1, the header's included
   * @param column of the first character at fault, counted from 1
   */
  CsvFault(long line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  public long line() {
    return line;
  }

  public int column() {
    return column;
  }
}
