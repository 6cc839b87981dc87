package org.swapgrid.decision;

import java.time.Duration;

/**
 * The random delay of a return. Drawn from the station's id and the number of its event: no two
 * stations draw alike, no event of one draws like the last, and a replay draws the same again.
 */
final class Lot {
  private Lot() {}

  static Duration draw(Policy policy, long event) {
    long mixed = mix(event);
    for (char letter : policy.site().station().toCharArray()) {
      mixed = mix(mixed ^ letter);
    }
    long longest = policy.comeback().random().toMillis();
    return Duration.ofMillis(Long.remainderUnsigned(mixed, longest + 1));
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea, Flood, 2014): every input bit moves every output bit.
   */
  private static long mix(long seed) {
    long z = seed + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
