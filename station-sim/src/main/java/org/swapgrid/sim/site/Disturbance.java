package org.swapgrid.sim.site;

import java.time.Duration;
import org.swapgrid.sim.meter.MeterFault;
import org.swapgrid.sim.station.Obedience;

/** Something that happens to a site: from a scenario, at a time, or by command, at once. */
public sealed interface Disturbance {
  /** The grid's frequency goes straight to a value. */
  record Frequency(double hertz, Duration over) implements Disturbance {}

  /** The grid's voltage steps to a share of the nominal one. */
  record Voltage(double perUnit) implements Disturbance {}

  /** The voltage's phase jumps. */
  record PhaseJump(double degrees) implements Disturbance {}

  /** The frequency's noise from now on, as a standard deviation. */
  record FrequencyNoise(double hertz) implements Disturbance {}

  /**
   * A meter's behaviour.
   *
   * @param meter from 1
   */
  record Meter(int meter, MeterFault fault) implements Disturbance {}

  /**
   * How a bay's charger obeys.
   *
   * @param bay from 1
   */
  record Charger(int bay, Obedience obedience) implements Disturbance {}

  /** A bay's charger reports a fault code; 0 heals it. */
  record ChargerFault(int bay, int code) implements Disturbance {}

  /** A person stops a bay, or gives it back. */
  record LocalStop(int bay, boolean stopped) implements Disturbance {}

  /** A bay obeys again, reports no fault and is not stopped. */
  record BayHealed(int bay) implements Disturbance {}

  /** The cabinet's line works and nobody has taken it over. */
  record CabinetHealed() implements Disturbance {}

  /** The cabinet's controller starts again. */
  record Reboot() implements Disturbance {}

  /** A person takes the whole cabinet over, or gives it back. */
  record TakeOver(boolean taken) implements Disturbance {}

  /** How the cabinet's line behaves. */
  record CabinetLine(LineState state) implements Disturbance {}

  /** A rider comes. */
  record Rider() implements Disturbance {}

  /** What the cabinet answers. */
  enum LineState {
    NORMAL,
    /** Nothing. */
    SILENT,
    /** Exception 4 to every write; reads work. */
    REFUSING
  }
}
