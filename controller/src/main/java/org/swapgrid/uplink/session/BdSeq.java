package org.swapgrid.uplink.session;

import org.swapgrid.loop.Counters;

/**
 * The number that ties a death to its birth: one more, modulo 256, for each CONNECT the server saw.
 * What is kept is the count itself, which never goes back. It is durable before the CONNECT leaves,
 * so no restart uses a number twice; an attempt that never sent its CONNECT hands its number on to
 * the next. A disk that refuses silences nobody: the count goes on in memory and is offered to the
 * disk again with each attempt.
 */
final class BdSeq {
  static final String COUNTER = "sparkplug.bdseq";
  private static final int MODULUS = 256;

  private final Counters counters;
  private long total;
  private boolean isUnseen;
  private boolean isKept;

  BdSeq(Counters counters) {
    this.counters = counters;
    this.total = counters.last(COUNTER);
  }

  int current() {
    return (int) Math.floorMod(total, (long) MODULUS);
  }

  /** Takes the number of the next CONNECT; false when it could not be made durable. */
  boolean take() {
    if (!isUnseen) {
      total++;
      isUnseen = true;
      isKept = false;
    }
    isKept = isKept || counters.keep(COUNTER, total);
    return isKept;
  }

  void seen() {
    isUnseen = false;
  }
}
