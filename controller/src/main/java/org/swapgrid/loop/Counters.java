package org.swapgrid.loop;

/** Numbers that never go back, whatever happens to the process (bdSeq, the last order's seq). */
public interface Counters {
  /** The last value kept under this name; -1 when there was none. */
  long last(String name);

  /**
   * Keeps a value.
   *
   * @return whether it is durable; false when the disk refused
   */
  boolean keep(String name, long value);
}
