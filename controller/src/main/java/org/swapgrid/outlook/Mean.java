package org.swapgrid.outlook;

/**
 * A mean that forgets: of all samples while they are few, then exponentially weighted.
 *
 * @param count samples so far, up to the memory
 * @param value in whatever unit the samples have
 */
record Mean(int count, long value) {
  static final Mean UNKNOWN = new Mean(0, 0);

  boolean isKnown() {
    return count > 0;
  }

  /**
   * With one more sample.
   *
   * @param memory once there are so many, each new one counts by one part in so many
   */
  Mean with(long sample, int memory) {
    int weight = Math.min(count + 1, memory);
    return new Mean(weight, Math.round((value * (weight - 1.0) + sample) / weight));
  }
}
