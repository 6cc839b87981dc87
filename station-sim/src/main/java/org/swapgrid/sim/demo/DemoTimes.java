package org.swapgrid.sim.demo;

import java.time.Duration;

/**
 * How long each part of the demonstration takes: the waits of a real station, which are minutes, in
 * proportion to the time there is.
 *
 * @param seconds for the whole, 30 or more
 */
public record DemoTimes(int seconds) {
  /** Below this the JVM's start and the ramp's steps would not fit. */
  public static final int LEAST = 30;

  private static final double USUAL = 75;

  public DemoTimes {
    if (seconds < LEAST) {
      throw new IllegalArgumentException("the demonstration needs at least " + LEAST + " s");
    }
  }

  int delaySeconds() {
    return scaled(4);
  }

  int randomSeconds() {
    return scaled(2);
  }

  int rampSeconds() {
    return scaled(7);
  }

  int recoverySeconds() {
    return scaled(8);
  }

  int minimumHoldSeconds() {
    return scaled(3);
  }

  /** Of quiet before the event. */
  Duration quiet() {
    return exactly(5);
  }

  /** From nominal to the nadir. */
  Duration fall() {
    return exactly(1.5);
  }

  /** From the nadir to where the frequency settles. */
  Duration settle() {
    return exactly(3);
  }

  /** At that lower frequency. */
  Duration low() {
    return exactly(10);
  }

  /** Back to nominal. */
  Duration rise() {
    return exactly(3);
  }

  /** Between riders, on average. */
  Duration rider() {
    return exactly(12);
  }

  private int scaled(double usual) {
    return (int) Math.max(1, Math.round(usual * seconds / USUAL));
  }

  private Duration exactly(double usual) {
    return Duration.ofMillis((long) (1000 * usual * seconds / USUAL));
  }
}
