package org.swapgrid.outlook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How this site's batteries charge when nothing holds them back. Chargers draw less than their
 * rating, least near full.
 *
 * @param energy thousandths of a Wh from the grid for each thousandth of charge
 * @param shares drawn, in thousandths of the bay's rating, for each tenth of charge, empty first
 */
record Charging(Mean energy, List<Mean> shares) {
  static final int TENTHS = 10;

  /** Runs of charging; the last twenty count for about two thirds. */
  static final int MEMORY = 20;

  /** Packs from 0.3 to 20 kWh; any other figure is a fault of somebody's meter. */
  static final long LEAST_ENERGY = 300;

  static final long MOST_ENERGY = 20_000;

  static final Charging UNKNOWN =
      new Charging(Mean.UNKNOWN, Collections.nCopies(TENTHS, Mean.UNKNOWN));

  Charging {
    shares = List.copyOf(shares);
  }

  boolean isKnown() {
    return energy.isKnown();
  }

  Charging with(Run run) {
    if (run.energy() < LEAST_ENERGY || run.energy() > MOST_ENERGY) {
      return this;
    }
    var next = new ArrayList<>(shares);
    int tenth = tenth(run.middle());
    next.set(tenth, shares.get(tenth).with(run.share(), MEMORY));
    return new Charging(energy.with(run.energy(), MEMORY), next);
  }

  /**
   * Thousandths of its rating that a bay draws at this charge. Where that was never seen, what it
   * draws when fuller, which is less; else the nearest when emptier.
   */
  double share(double permille) {
    int tenth = tenth((int) permille);
    for (int fuller = tenth; fuller < TENTHS; fuller++) {
      if (shares.get(fuller).isKnown()) {
        return shares.get(fuller).value();
      }
    }
    for (int emptier = tenth - 1; emptier >= 0; emptier--) {
      if (shares.get(emptier).isKnown()) {
        return shares.get(emptier).value();
      }
    }
    return 0;
  }

  private static int tenth(int permille) {
    return Math.min(permille * TENTHS / 1000, TENTHS - 1);
  }
}
