package org.swapgrid.model;

/**
 * A charging bay's number as it stands on the cabinet.
 *
 * @param number 1 to 120
 */
public record BayId(int number) implements Comparable<BayId> {
  /** The cabinet's register map has room for this many bays. */
  public static final int MOST = 120;

  public BayId {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException("bay number outside 1.." + MOST + ": " + number);
    }
  }

  @Override
  public int compareTo(BayId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "bay " + number;
  }
}
