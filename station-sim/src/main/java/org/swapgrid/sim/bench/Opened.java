package org.swapgrid.sim.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a benchmark has opened; closed the other way round. */
public final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> all = new ArrayDeque<>();

  public void add(AutoCloseable one) {
    all.push(one);
  }

  @Override
  public void close() throws IOException {
    IOException trouble = null;
    while (!all.isEmpty()) {
      try {
        all.pop().close();
      } catch (Exception unclosed) { // each is closed whatever becomes of the others
        trouble = new IOException("closing the benchmark", unclosed);
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
