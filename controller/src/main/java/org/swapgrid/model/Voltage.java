package org.swapgrid.model;

/**
 * A phase-to-neutral voltage in whole millivolts, root mean square.
 *
 * @param milliVolts 0 or more
 */
public record Voltage(long milliVolts) {
  public Voltage {
    if (milliVolts < 0) {
      throw new IllegalArgumentException("negative voltage: " + milliVolts + " mV");
    }
  }

  /** Rounds to the nearest millivolt. */
  public static Voltage ofVolts(double volts) {
    return new Voltage(Math.round(volts * 1000));
  }

  public double volts() {
    return milliVolts / 1000.0;
  }

  /** This voltage as a share of the nominal one, in permille. */
  public long permilleOf(Voltage nominal) {
    return milliVolts * 1000 / nominal.milliVolts;
  }

  @Override
  public String toString() {
    return "%.1f V".formatted(volts());
  }
}
