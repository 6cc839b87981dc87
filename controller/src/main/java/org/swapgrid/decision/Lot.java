package org.swapgrid.decision;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * The random delay of a return. Drawn from the station's id and the number of its event: no two
 * stations draw alike, no event of one draws like the last, and a replay draws the same again.
 */
final class Lot {
  private Lot() {}

  static Duration draw(Policy policy, long event) {
    var crc = new CRC32();
    crc.update(policy.site().station().getBytes(StandardCharsets.UTF_8));
    long mixed = mix((crc.getValue() << 32) ^ event);
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
