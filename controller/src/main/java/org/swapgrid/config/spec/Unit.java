package org.swapgrid.config.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unit that stands in a setting's name.
 *
 * @param suffix of the name, without the underscore
 * @param symbol as it is written behind a number
 * @param kind units of one kind can be turned into each other
 * @param worth how many of the kind's smallest unit
 */
record Unit(String suffix, String symbol, String kind, BigDecimal worth) {
  private static final List<Unit> ALL =
      List.of(
          unit("percent_per_s", "%/s", "rate", 1),
          unit("percent", "%", "share", 1),
          unit("mhz", "mHz", "frequency", 1),
          unit("hz", "Hz", "frequency", 1000),
          unit("ms", "ms", "time", 1),
          unit("s", "s", "time", 1000),
          unit("kw", "kW", "power", 1000),
          unit("w", "W", "power", 1),
          unit("v", "V", "voltage", 1),
          unit("c", "°C", "temperature", 1));
  private static final List<Unit> WRITTEN =
      List.of(
          unit("", "sec", "time", 1000),
          unit("", "min", "time", 60_000),
          unit("", "m", "time", 60_000),
          unit("", "h", "time", 3_600_000),
          unit("", "C", "temperature", 1));

  private static Unit unit(String suffix, String symbol, String kind, long worth) {
    return new Unit(suffix, symbol, kind, BigDecimal.valueOf(worth));
  }

  /** The unit in a setting's name. */
  static Optional<Unit> of(String key) {
    return ALL.stream().filter(u -> key.endsWith("_" + u.suffix)).findFirst();
  }

  /** The unit a person wrote behind a number. */
  static Optional<Unit> written(String symbol) {
    return Stream.concat(ALL.stream(), WRITTEN.stream())
        .filter(u -> u.symbol.equalsIgnoreCase(symbol))
        .findFirst();
  }

  /** The same quantity in this unit; empty where the other is of another kind. */
  Optional<String> convert(BigDecimal number, Unit from) {
    if (!from.kind.equals(kind)) {
      return Optional.empty();
    }
    var turned = number.multiply(from.worth).divide(worth, 6, RoundingMode.HALF_EVEN);
    return Optional.of(Leaf.plain(turned));
  }
}
