package org.swapgrid.model;

/**
 * Active power in whole watts; positive is drawn from the grid, negative is fed back.
 *
 * @param watts any sign
 */
public record Power(long watts) implements Comparable<Power> {
  public static final Power ZERO = new Power(0);

  /** Rounds to the nearest watt. */
  public static Power ofKilowatts(double kilowatts) {
    return new Power(Math.round(kilowatts * 1000));
  }

  public double kilowatts() {
    return watts / 1000.0;
  }

  public Power plus(Power other) {
    return new Power(watts + other.watts);
  }

  public Power minus(Power other) {
    return new Power(watts - other.watts);
  }

  public Power min(Power other) {
    return watts <= other.watts ? this : other;
  }

  public Power max(Power other) {
    return watts >= other.watts ? this : other;
  }

  /** This power, or zero where it is negative. */
  public Power atLeastZero() {
    return watts < 0 ? ZERO : this;
  }

  /** The largest multiple of {@code step} watts that is not above this power. */
  public Power roundedDown(long step) {
    return new Power(Math.floorDiv(watts, step) * step);
  }

  public boolean isAbove(Power other) {
    return watts > other.watts;
  }

  public boolean isBelow(Power other) {
    return watts < other.watts;
  }

  @Override
  public int compareTo(Power other) {
    return Long.compare(watts, other.watts);
  }

  @Override
  public String toString() {
    return watts + " W";
  }
}
