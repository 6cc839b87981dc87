package org.swapgrid.sim.bench.reaction;

/** Something that curtails the cabinet when the meter reads low, and lets go when it does not. */
interface Program extends AutoCloseable {
  String name();

  Stand stand();

  /** Whether it is whole and waits for the next step. */
  boolean isCalm();

  /** What it said last, for the reader of a failure. */
  String lastWords();

  @Override
  void close();
}
