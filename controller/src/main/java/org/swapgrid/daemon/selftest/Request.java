package org.swapgrid.daemon.selftest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for.
 *
 * @param service whose level is to be crossed; null takes the one that trips first
 * @param hold how long the frequency is to look low; null for as long as the service's response
 *     needs to be seen
 * @param belowMilliHertz how far below the service's level, {@value #LEAST_BELOW} to {@value
 *     #MOST_BELOW}
 */
public record Request(@Nullable String service, @Nullable Duration hold, int belowMilliHertz) {
  public static final int LEAST_BELOW = 10;
  public static final int MOST_BELOW = 50;
  public static final int USUAL_BELOW = 20;

  /** No response can be told from a passing one in less. */
  public static final Duration SHORTEST = Duration.ofSeconds(3);

  /** However long a person asks for: a station without power serves nobody. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * @throws IllegalArgumentException saying which value is out of its range
   */
  public Request {
    if (belowMilliHertz < LEAST_BELOW || belowMilliHertz > MOST_BELOW) {
      throw new IllegalArgumentException(
          "%d mHz below the level: give %d to %d"
              .formatted(belowMilliHertz, LEAST_BELOW, MOST_BELOW));
    }
    if (hold != null && (hold.compareTo(SHORTEST) < 0 || hold.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          "a hold of %d s: give %d to %d s"
              .formatted(hold.toSeconds(), SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }
  }
}
