package org.swapgrid.model;

/**
 * A temperature in tenths of a degree Celsius.
 *
 * @param deciCelsius any sign
 */
public record Temperature(int deciCelsius) {
  public static Temperature ofCelsius(double celsius) {
    return new Temperature((int) Math.round(celsius * 10));
  }

  public boolean isAbove(Temperature other) {
    return deciCelsius > other.deciCelsius;
  }
}
