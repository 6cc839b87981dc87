package org.swapgrid.loop;

import java.time.Duration;
import org.swapgrid.model.WriteOutcome;

/**
 * Hears what a device's driver sees of its own work. Called on the driver's thread; returns at once
 * and never throws.
 */
public interface DeviceListener {
  /** The device answers again. Called on the transition only. */
  void up(String device);

  /**
   * The device does not answer as it should. Called on the transition only.
   *
   * @param why in words, for the log
   */
  void down(String device, String why);

  /** One exchange was answered. */
  void answered(String device, Duration roundTrip);

  /**
   * One exchange went wrong.
   *
   * @param kind timeout, exception_2, malformed, connection ...: few values, usable as a label
   */
  void missed(String device, String kind);

  /** What became of a plan. */
  void wrote(WriteOutcome outcome);
}
