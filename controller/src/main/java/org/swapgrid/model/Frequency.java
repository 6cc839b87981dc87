package org.swapgrid.model;

/**
 * A grid frequency in whole millihertz.
 *
 * @param milliHertz 0 or more; 50 Hz is 50_000
 */
public record Frequency(int milliHertz) implements Comparable<Frequency> {
  public Frequency {
    if (milliHertz < 0) {
      throw new IllegalArgumentException("negative frequency: " + milliHertz + " mHz");
    }
  }

  /** Rounds to the nearest millihertz. */
  public static Frequency ofHertz(double hertz) {
    return new Frequency(Math.toIntExact(Math.round(hertz * 1000)));
  }

  public double hertz() {
    return milliHertz / 1000.0;
  }

  public boolean isBelow(Frequency other) {
    return milliHertz < other.milliHertz;
  }

  public boolean isAbove(Frequency other) {
    return milliHertz > other.milliHertz;
  }

  /** The distance to the other frequency in millihertz, never negative. */
  public int distanceTo(Frequency other) {
    return Math.abs(milliHertz - other.milliHertz);
  }

  public Frequency min(Frequency other) {
    return isBelow(other) ? this : other;
  }

  @Override
  public int compareTo(Frequency other) {
    return Integer.compare(milliHertz, other.milliHertz);
  }

  @Override
  public String toString() {
    return "%d.%03d Hz".formatted(milliHertz / 1000, milliHertz % 1000);
  }
}
