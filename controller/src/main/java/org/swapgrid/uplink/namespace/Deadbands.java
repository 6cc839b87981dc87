package org.swapgrid.uplink.namespace;

/**
 * How far a number must move before it is worth a message. Zero sends every change.
 *
 * @param hertz of frequency
 * @param volts of voltage
 * @param kilowatts of power; as many kWh of energy that can be taken up or fed back
 * @param percent of charge and health
 * @param celsius of temperature
 */
public record Deadbands(
    double hertz, double volts, double kilowatts, double percent, double celsius) {
  /** Frequency in steps a dispatcher sees; power in 1 % of a small station. */
  public static final Deadbands STANDARD = new Deadbands(0.01, 1, 0.1, 1, 1);

  public Deadbands {
    for (double band : new double[] {hertz, volts, kilowatts, percent, celsius}) {
      if (!(band >= 0) || !Double.isFinite(band)) {
        throw new IllegalArgumentException("deadband " + band);
      }
    }
  }
}
