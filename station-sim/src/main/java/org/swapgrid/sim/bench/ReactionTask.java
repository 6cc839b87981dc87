package org.swapgrid.sim.bench;

/**
 * What is to be measured.
 *
 * @param bays 1 to 120
 * @param pollMillis from one poll of the meter to the next
 * @param steps of the frequency, for each of the two sides
 * @param serial on serial lines that socat makes, instead of TCP
 */
public record ReactionTask(int bays, int pollMillis, int steps, boolean serial) {
  /** Sides take turns after so many steps. */
  static final int BLOCK = 10;

  public ReactionTask {
    if (bays < 1 || bays > 120 || pollMillis < 10 || pollMillis > 5000 || steps < 1) {
      throw new IllegalArgumentException(
          "1 to 120 bays, polled every 10 to 5000 ms, 1 or more steps");
    }
  }
}
