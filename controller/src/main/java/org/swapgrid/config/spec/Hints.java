package org.swapgrid.config.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to write instead. */
final class Hints {
  private static final Pattern WITH_UNIT =
      Pattern.compile("\\s*([-+]?[0-9]+(?:[.,][0-9]+)?)\\s*([a-zA-Z%°/]+)\\s*");
  private static final Pattern COMMA = Pattern.compile("([-+]?[0-9]+),([0-9]+)");

  private Hints() {}

  static @Nullable String of(Raw raw, Type type, String path) {
    return switch (raw) {
      case Raw.Scalar scalar when scalar.kind() == Raw.Kind.NOTHING -> ofNothing(type);
      case Raw.Scalar scalar -> ofScalar(scalar, type, path);
      case Raw.Mapping _ when type instanceof Type.Items -> "begin each entry with \"- \"";
      case Raw.Mapping _ -> "write the value behind the colon";
      case Raw.Sequence _ when type instanceof Type.Section -> "take the \"- \" away";
      case Raw.Sequence _ -> "write one value, without \"- \" or brackets";
    };
  }

  private static String ofNothing(Type type) {
    return switch (type) {
      case Type.Items _ -> "write the entries below it, each begun with \"- \", or []";
      case Type.Section _ -> "write its settings below it, indented";
      default -> "write a value behind the colon, or take the line out";
    };
  }

  private static @Nullable String ofScalar(Raw.Scalar scalar, Type type, String path) {
    return switch (type) {
      case Type.Whole _, Type.WholeChoice _, Type.Decimal _ -> ofNumber(scalar, type, path);
      case Type.Text text -> ofText(scalar, text);
      case Type.Choice choice -> Near.hint(scalar.text(), choice.options());
      case Type.Flag _ -> ofFlag(scalar);
      case Type.Section section -> ofSection(section);
      case Type.Items _ -> "write each entry on a line of its own, begun with \"- \"";
    };
  }

  private static String ofSection(Type.Section section) {
    var settings =
        section.settings().stream()
            .filter(s -> s.need() instanceof Setting.Need.Required)
            .map(s -> s.key() + ": " + s.note().example())
            .collect(Collectors.joining(", "));
    return "write its settings below it, indented" + (settings.isEmpty() ? "" : ": " + settings);
  }

  private static @Nullable String ofNumber(Raw.Scalar scalar, Type type, String path) {
    var withUnit = WITH_UNIT.matcher(scalar.text());
    var unit = Words.unit(path);
    if (unit.isPresent() && withUnit.matches()) {
      return ofUnit(withUnit.group(1), withUnit.group(2), unit.get());
    }
    var comma = COMMA.matcher(scalar.text());
    if (comma.matches()) {
      return "write " + comma.group(1) + "." + comma.group(2) + ", with a point";
    }
    if (scalar.kind() == Raw.Kind.TEXT && ScalarReader.number(scalar.text()).isPresent()) {
      return "take the quotes away";
    }
    if (type instanceof Type.WholeChoice choice) {
      return nearest(scalar.text(), choice);
    }
    return scalar.kind() == Raw.Kind.DECIMAL || ScalarReader.number(scalar.text()).isPresent()
        ? "write it without a fraction"
        : "write digits only";
  }

  private static @Nullable String nearest(String text, Type.WholeChoice choice) {
    var options = choice.options().stream().map(String::valueOf).toList();
    return text.length() < 3
        ? null
        : Near.to(text, options).map(near -> "did you mean " + near + "?").orElse(null);
  }

  private static String ofUnit(String number, String symbol, Unit unit) {
    var written = Unit.written(symbol);
    if (symbol.equalsIgnoreCase(unit.symbol()) || written.isEmpty()) {
      return "write the number alone; the unit is in the name";
    }
    var value = new BigDecimal(number.replace(',', '.'));
    return unit.convert(value, written.get())
        .map(turned -> "write " + turned + "; the setting is in " + unit.symbol())
        .orElse("write the number alone; the setting is in " + unit.symbol());
  }

  private static @Nullable String ofText(Raw.Scalar scalar, Type.Text type) {
    var quoted = "put it in quotes: \"" + scalar.text() + '"';
    return switch (scalar.kind()) {
      case WHOLE, DECIMAL, FLAG -> scalar.text().matches(type.form().pattern()) ? quoted : null;
      case TEXT, LOOSE -> ofForm(scalar.text(), type.form());
      case NOTHING -> null;
    };
  }

  private static @Nullable String ofForm(String text, Type.Form form) {
    var mended =
        List.of(
            text.strip(),
            text.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
            "/" + text.strip());
    return mended.stream()
        .filter(m -> m.length() > 1 && m.matches(form.pattern()))
        .findFirst()
        .map(m -> "for example \"" + m + '"')
        .orElse(null);
  }

  private static String ofFlag(Raw.Scalar scalar) {
    return switch (scalar.text().toLowerCase(Locale.ROOT)) {
      case "yes", "on", "true", "1" -> "write true";
      case "no", "off", "false", "0" -> "write false";
      default -> "write true or false";
    };
  }

  /** A number out of range is often one in a neighbouring unit. */
  static @Nullable String ofRange(BigDecimal number, Type.Decimal range, String path) {
    var unit = Words.unit(path);
    Optional<BigDecimal> meant =
        List.of(number.scaleByPowerOfTen(3), number.scaleByPowerOfTen(-3)).stream()
            .filter(n -> n.compareTo(range.least()) >= 0 && n.compareTo(range.most()) <= 0)
            .filter(n -> n.signum() != 0)
            .findFirst();
    if (unit.isEmpty()) {
      return null;
    }
    var alone = "the setting is in " + unit.get().symbol();
    return meant.map(n -> alone + "; is " + Leaf.plain(n) + " meant?").orElse(alone);
  }
}
