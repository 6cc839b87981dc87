package org.swapgrid.sim.station;

import java.util.random.RandomGenerator;

/** Riders who come by chance, more at some hours than at others (Poisson, by thinning). */
final class Riders {
  private final StationSettings settings;
  private final RandomGenerator random;
  private double next;

  Riders(StationSettings settings, RandomGenerator random, double from) {
    this.settings = settings;
    this.random = random;
    this.next = after(from);
  }

  /** When the next rider comes, in seconds of the simulation; infinity when nobody ever comes. */
  double next() {
    return next;
  }

  void arrived() {
    next = after(next);
  }

  /** What a rider brings: rarely flat, seldom above a third. */
  double charge() {
    return 0.05 + 0.30 * random.nextDouble();
  }

  private double after(double from) {
    var riders = settings.riders();
    var peak = riders.peakPerSecond(settings.bays());
    if (peak == 0) {
      return Double.POSITIVE_INFINITY;
    }
    var at = from;
    do {
      at -= Math.log(1 - random.nextDouble()) / peak;
    } while (random.nextDouble() * peak > riders.ratePerSecond(at, settings.bays()));
    return at;
  }
}
