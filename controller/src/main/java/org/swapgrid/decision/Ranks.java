package org.swapgrid.decision;

import java.util.Arrays;
import org.swapgrid.decision.Station.Bay;

/**
 * Puts bays in order: by group, the lowest first, then the fuller battery, then the lower number.
 * One number stands for each bay, as sorting objects takes half of a decision's time on a small
 * box.
 */
final class Ranks {
  private static final int CHARGE_BITS = 10;
  private static final int PLACE_BITS = 10;
  private static final long FULL = 1000;

  private final long[] ranks;
  private int size;

  Ranks(int most) {
    ranks = new long[most];
  }

  /** Adds a bay by its place among all bays, which are in ascending order of their numbers. */
  void add(int group, Bay bay, int place) {
    long missing = FULL - bay.charge();
    ranks[size++] = ((long) group << CHARGE_BITS | missing) << PLACE_BITS | place;
  }

  /** The places of the bays added, in order. */
  int[] places() {
    Arrays.sort(ranks, 0, size);
    var places = new int[size];
    for (int i = 0; i < size; i++) {
      places[i] = (int) ranks[i] & (1 << PLACE_BITS) - 1;
    }
    return places;
  }
}
