package org.swapgrid.sim.grid;

/**
 * Seeded noise that is the same at the same time however often it is asked: Gaussian values every
 * 100 ms, straight between them.
 *
 * @param seed of the values
 * @param amount standard deviation
 */
public record Noise(long seed, double amount) {
  private static final long GRAIN = 100_000_000L;

  public static final Noise NONE = new Noise(0, 0);

  double at(long nanos) {
    if (amount == 0) {
      return 0;
    }
    var index = Math.floorDiv(nanos, GRAIN);
    var share = (double) Math.floorMod(nanos, GRAIN) / GRAIN;
    return amount * (gaussian(index) * (1 - share) + gaussian(index + 1) * share);
  }

  /** The sum of four uniform values is near enough to Gaussian. */
  private double gaussian(long index) {
    var bits = mix(seed ^ mix(index));
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += ((bits >>> (16 * i)) & 0xFFFF) / 65_535.0 - 0.5;
    }
    return sum * Math.sqrt(3);
  }

  /** SplitMix64's finaliser (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    var z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
