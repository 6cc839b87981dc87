package org.swapgrid.service;

import java.time.Duration;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.ServiceId;

/**
 * All or nothing: sheds what is promised when the frequency stays below a level, and returns when
 * it is back.
 */
public record StaticService(ServiceId id, Trip trip, Release release, Terms terms)
    implements GridService {

  /**
   * When it acts.
   *
   * @param level sheds below it
   * @param windows how many of the meter's windows must lie below before acting; 1 or more
   */
  public record Trip(Frequency level, int windows) {}

  /**
   * When it lets go.
   *
   * @param level back when at or above it
   * @param minimumHold shed for at least this long
   */
  public record Release(Frequency level, Duration minimumHold) {}
}
