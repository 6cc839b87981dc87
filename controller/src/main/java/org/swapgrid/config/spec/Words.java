package org.swapgrid.config.spec;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types, ranges and units in words. */
final class Words {
  private Words() {}

  /** The unit in the name of the setting at this path; {@code trip_hz.value} is in Hz as well. */
  static Optional<Unit> unit(String path) {
    var named = path.endsWith(".value") ? path.substring(0, path.length() - 6) : path;
    return Unit.of(named);
  }

  static String expected(Type type, String path) {
    var of = unit(path).map(u -> " of " + u.symbol()).orElse("");
    return switch (type) {
      case Type.Whole _ -> "a whole number" + of;
      case Type.WholeChoice choice -> options(choice);
      case Type.Decimal _ -> "a number" + of;
      case Type.Text text -> text.form().words();
      case Type.Choice choice -> String.join(" or ", choice.options());
      case Type.Flag _ -> "true or false";
      case Type.Section _ -> "a section";
      case Type.Items _ -> "a list";
    };
  }

  private static String options(Type.WholeChoice choice) {
    return choice.options().stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  static String range(BigDecimal least, BigDecimal most, String path) {
    var unit = unit(path).map(u -> " " + u.symbol()).orElse("");
    return Leaf.plain(least) + " to " + Leaf.plain(most) + unit;
  }

  /** For the reference page: what may be written. */
  static String allowed(Type type, String path) {
    return switch (type) {
      case Type.Whole whole -> {
        var range =
            range(BigDecimal.valueOf(whole.least()), BigDecimal.valueOf(whole.most()), path);
        yield "whole number, " + range + (whole.step() == 1 ? "" : " in steps of " + whole.step());
      }
      case Type.Decimal decimal -> "number, " + range(decimal.least(), decimal.most(), path);
      case Type.Choice choice ->
          choice.options().stream().map(o -> "`" + o + "`").collect(Collectors.joining(", "));
      case Type.WholeChoice choice ->
          choice.options().stream().map(o -> "`" + o + "`").collect(Collectors.joining(", "));
      case Type.Items items ->
          "list of %d to %d: %s"
              .formatted(items.least(), items.most(), allowed(items.element(), path));
      case Type.Text _, Type.Flag _, Type.Section _ -> expected(type, path);
    };
  }
}
