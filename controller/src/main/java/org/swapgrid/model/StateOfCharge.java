package org.swapgrid.model;

/**
 * How full a battery is.
 *
 * @param permille 0 (empty) to 1000 (full)
 */
public record StateOfCharge(int permille) implements Comparable<StateOfCharge> {
  public StateOfCharge {
    if (permille < 0 || permille > 1000) {
      throw new IllegalArgumentException("state of charge outside 0..1000 permille: " + permille);
    }
  }

  public static StateOfCharge ofPercent(double percent) {
    return new StateOfCharge((int) Math.round(percent * 10));
  }

  public boolean isAtLeast(StateOfCharge other) {
    return permille >= other.permille;
  }

  @Override
  public int compareTo(StateOfCharge other) {
    return Integer.compare(permille, other.permille);
  }
}
