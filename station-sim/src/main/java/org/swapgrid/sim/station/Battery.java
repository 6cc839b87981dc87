package org.swapgrid.sim.station;

/**
 * One lithium-ion pack: constant current to the taper point, then falling current until full;
 * slower when hot or cold. The shape is the common CC-CV charge of NMC cells; the figures are
 * rounded, not measured.
 */
public final class Battery {
  /** Open-circuit voltage of a 14s pack, empty and full. */
  private static final double EMPTY_VOLTS = 44.0;

  private static final double FULL_VOLTS = 58.1;

  /** The current at 100 % as a share of the constant one: the charger then stops. */
  private static final double END_OF_CHARGE = 0.05;

  /** Heat: share of the charging power lost in the pack, to air, and stored per degree. */
  private static final double LOSS = 0.05;

  private static final double WATTS_PER_DEGREE = 1.3;
  private static final double JOULES_PER_DEGREE = 9_000;

  private static final double DERATE_FROM = 45;
  private static final double DERATE_TO = 55;

  private final long id;
  private final double capacityWh;
  private double charge;
  private double celsius;

  Battery(long id, double capacityWh, double charge, double celsius) {
    this.id = id;
    this.capacityWh = capacityWh;
    this.charge = charge;
    this.celsius = celsius;
  }

  public long id() {
    return id;
  }

  public double capacityWh() {
    return capacityWh;
  }

  /** State of charge, 0 to 1. */
  public double charge() {
    return charge;
  }

  public double celsius() {
    return celsius;
  }

  /** Terminal voltage, from the state of charge alone. */
  public double volts() {
    return EMPTY_VOLTS + (FULL_VOLTS - EMPTY_VOLTS) * charge;
  }

  public boolean isFull() {
    return charge >= 1;
  }

  /** The power its charger would draw from the grid if nothing limited it, in watts. */
  double wants(StationSettings.Charger charger) {
    if (isFull()) {
      return 0;
    }
    var voltage = volts() / FULL_VOLTS;
    var taper =
        charge <= charger.taperFrom()
            ? 1
            : 1 - (1 - END_OF_CHARGE) * (charge - charger.taperFrom()) / (1 - charger.taperFrom());
    return charger.ratingW() * voltage * taper * thermalShare();
  }

  private double thermalShare() {
    if (celsius > DERATE_FROM) {
      return Math.max(0, (DERATE_TO - celsius) / (DERATE_TO - DERATE_FROM));
    }
    return celsius < 5 ? 0.5 : 1;
  }

  /** Takes the power for a time. */
  void take(double batteryWatts, double seconds, double ambientCelsius) {
    charge = Math.min(1, charge + batteryWatts * seconds / 3600 / capacityWh);
    var cooling = WATTS_PER_DEGREE * (celsius - ambientCelsius);
    celsius += (batteryWatts * LOSS - cooling) * seconds / JOULES_PER_DEGREE;
  }
}
