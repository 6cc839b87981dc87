package org.swapgrid.sim.grid;

import java.util.List;
import java.util.stream.Stream;

/**
 * The grid over time.
 *
 * @param frequency in hertz
 * @param voltage as a share of the nominal one
 * @param jumps of the voltage's phase, ascending by time
 * @param noise on the frequency, in hertz
 */
public record GridSignal(Curve frequency, Curve voltage, List<PhaseJump> jumps, Noise noise) {

  /**
   * The voltage's angle steps, as when a line is switched: no change of frequency, yet a meter sees
   * one in the window that holds the step.
   *
   * @param degrees negative reads as a lower frequency
   */
  public record PhaseJump(long nanos, double degrees) {}

  public GridSignal {
    jumps = List.copyOf(jumps);
  }

  public static GridSignal steady(double hertz) {
    return new GridSignal(Curve.level(hertz), Curve.level(1), List.of(), Noise.NONE);
  }

  public GridPoint at(long nanos) {
    return new GridPoint(frequency.at(nanos) + noise.at(nanos), voltage.at(nanos));
  }

  /** What a meter's window from one time to another shows: means, and jumps as frequency. */
  public GridPoint mean(long from, long to) {
    final int parts = 8;
    double hertz = 0;
    double perUnit = 0;
    for (int i = 0; i < parts; i++) {
      var point = at(from + (to - from) * (2 * i + 1) / (2 * parts));
      hertz += point.hertz() / parts;
      perUnit += point.perUnit() / parts;
    }
    for (var jump : jumps) {
      if (jump.nanos() > from && jump.nanos() <= to) {
        hertz += jump.degrees() / 360 / ((to - from) / 1e9);
      }
    }
    return new GridPoint(hertz, perUnit);
  }

  public GridSignal withFrequency(double hertz, long now, long overNanos) {
    return new GridSignal(frequency.rampTo(hertz, now, overNanos), voltage, jumps, noise);
  }

  public GridSignal withVoltage(double perUnit, long now) {
    return new GridSignal(frequency, voltage.rampTo(perUnit, now, 0), jumps, noise);
  }

  public GridSignal withJump(double degrees, long now) {
    var jump = new PhaseJump(now, degrees);
    var kept = jumps.stream().filter(j -> j.nanos() <= now);
    return new GridSignal(frequency, voltage, Stream.concat(kept, Stream.of(jump)).toList(), noise);
  }

  public GridSignal withNoise(Noise next) {
    return new GridSignal(frequency, voltage, jumps, next);
  }
}
