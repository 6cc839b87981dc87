package org.swapgrid.decision;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.service.Reading;

/**
 * What is remembered of the grid.
 *
 * @param meters each configured meter, in configured order
 * @param reading the newest governing reading; null before the first
 * @param lost since when there is no trustworthy frequency; null while there is
 */
public record Sight(List<MeterMemory> meters, @Nullable Reading reading, @Nullable Duration lost) {
  public Sight {
    meters = List.copyOf(meters);
  }
}
