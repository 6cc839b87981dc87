package org.swapgrid.sim.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a market asks of a static service: the shipped file's numbers, whatever a station makes of
 * them.
 *
 * @param numbers every number of the file with its source
 */
public record Product(
    String id, String title, Levels levels, Times times, Return back, List<Sourced> numbers) {

  public Product {
    numbers = List.copyOf(numbers);
  }

  /** Frequencies in hertz. */
  public record Levels(double nominal, double trip, double release) {}

  /**
   * Times of the response.
   *
   * @param respondWithin full response, from the crossing
   * @param detectWithin its beginning; null where the market names none
   * @param sustain how long it may be owed
   * @param data longest interval of the data asked for; null where the market names none
   */
  public record Times(
      Duration respondWithin,
      @Nullable Duration detectWithin,
      Duration sustain,
      @Nullable Duration data) {}

  /**
   * The way back; null where the market names nothing.
   *
   * @param minimumHold shed for at least this long
   * @param releaseWait the frequency must be back this long
   * @param rampPercent of the capacity per second, at most
   * @param reboundPercent of the capacity above the power before the event, at most
   */
  public record Return(
      Duration minimumHold,
      @Nullable Duration releaseWait,
      @Nullable Double rampPercent,
      @Nullable Double reboundPercent) {}

  /** One number as the file has it. */
  public record Sourced(String name, String value, String source, boolean verified) {}
}
