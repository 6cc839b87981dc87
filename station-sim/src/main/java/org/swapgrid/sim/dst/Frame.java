package org.swapgrid.sim.dst;

import java.util.Arrays;
import org.swapgrid.sim.register.Registers;

/** A command as the cabinet took it: the limit of each bay, in watts. */
final class Frame {
  private static final int CURTAIL_ALL = 2;
  private static final int FIRST_LIMIT = 4;

  private final int[] limitsW;

  private Frame(int[] limitsW) {
    this.limitsW = limitsW;
  }

  /** Nothing may charge. */
  static Frame none(int bays) {
    return new Frame(new int[bays]);
  }

  /** Reads a frame; one without limits leaves those of the frame before. */
  static Frame read(Registers words, Frame before) {
    var limits = before.limitsW.clone();
    for (int i = 0; i < limits.length && FIRST_LIMIT + i < words.size(); i++) {
      limits[i] = 10 * words.at(FIRST_LIMIT + i);
    }
    if ((words.at(2) & CURTAIL_ALL) != 0) {
      Arrays.fill(limits, 0);
    }
    return new Frame(limits);
  }

  /** Each bay's limit as here or as in these, whichever is higher. */
  Frame orHigher(int[] othersW) {
    var limits = limitsW.clone();
    Arrays.setAll(limits, i -> Math.max(limitsW[i], othersW[i]));
    return new Frame(limits);
  }

  boolean isLike(Frame other) {
    return Arrays.equals(limitsW, other.limitsW);
  }

  int total() {
    return Arrays.stream(limitsW).sum();
  }

  int limitW(int bay) {
    return limitsW[bay];
  }

  int bays() {
    return limitsW.length;
  }
}
