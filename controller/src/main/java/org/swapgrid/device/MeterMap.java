package org.swapgrid.device;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of a meter's registers hold frequency, voltage and power: one file in {@code
 * config/meters/}.
 */
public sealed interface MeterMap {
  /** The file's name without its ending, for example janitza-umg96rm. */
  String id();

  Title title();

  Timing timing();

  /**
   * What the map is called and where it comes from.
   *
   * @param models the meters it was written for
   * @param source the document it was taken from
   * @param verified whether a real device has shown it
   */
  record Title(List<String> models, String source, boolean verified) {}

  /**
   * How fast and how finely the meter measures.
   *
   * @param window over which one reading is taken and how often the registers are renewed
   * @param resolutionMilliHertz the smallest step of its frequency
   */
  record Timing(Duration window, int resolutionMilliHertz) {}

  /**
   * Fixed addresses.
   *
   * @param functionCode 3 (holding registers) or 4 (input registers)
   * @param voltage of the phase on which the frequency is measured
   * @param power null where the map has none
   * @param powerSign 1 where the device counts what is drawn as positive, -1 where it counts export
   *     as positive
   */
  record Fixed(
      String id,
      Title title,
      Timing timing,
      int functionCode,
      RegisterField frequency,
      RegisterField voltage,
      @Nullable RegisterField power,
      int powerSign)
      implements MeterMap {}

  /**
   * SunSpec models 201 to 204, 211 to 214 and 701, found by walking the device's model list.
   *
   * @param bases where "SunS" is looked for, in this order
   */
  record SunSpec(String id, Title title, Timing timing, List<Integer> bases) implements MeterMap {}
}
