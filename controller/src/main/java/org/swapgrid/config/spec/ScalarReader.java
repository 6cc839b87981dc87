package org.swapgrid.config.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads one value of a stated type, or says what was expected. */
final class ScalarReader {
  private static final int LONGEST_NUMBER = 30;

  private final Findings findings;

  ScalarReader(Findings findings) {
    this.findings = findings;
  }

  Optional<Object> read(Raw raw, Type type, String path) {
    if (!(raw instanceof Raw.Scalar scalar) || scalar.kind() == Raw.Kind.NOTHING) {
      return refuse(raw, type, path);
    }
    return switch (type) {
      case Type.Whole whole -> whole(scalar, whole, path);
      case Type.WholeChoice choice -> wholeChoice(scalar, choice, path);
      case Type.Decimal decimal -> decimal(scalar, decimal, path);
      case Type.Text text -> text(scalar, text, path);
      case Type.Choice choice -> choice(scalar, choice, path);
      case Type.Flag _ -> flag(scalar, type, path);
      case Type.Section _, Type.Items _ -> refuse(raw, type, path);
    };
  }

  Optional<Object> refuse(Raw raw, Type type, String path) {
    var message = "expected " + Words.expected(type, path) + ", found " + raw.words();
    findings.error(raw.place(), path, message, Hints.of(raw, type, path));
    return Optional.empty();
  }

  private Optional<Object> whole(Raw.Scalar scalar, Type.Whole type, String path) {
    var number = number(scalar).filter(n -> scalar.kind() != Raw.Kind.DECIMAL);
    if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
      return refuse(scalar, type, path);
    }
    var least = BigDecimal.valueOf(type.least());
    var most = BigDecimal.valueOf(type.most());
    if (!inRange(scalar, new Type.Decimal(least, most), number.get(), path)) {
      return Optional.empty();
    }
    long value = number.get().longValueExact();
    if (value % type.step() != 0) {
      var message = value + " is not a multiple of " + type.step();
      long below = Math.max(type.least(), value / type.step() * type.step());
      findings.error(scalar.place(), path, message, "write for example " + below);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Optional<Object> wholeChoice(Raw.Scalar scalar, Type.WholeChoice type, String path) {
    var number = number(scalar).filter(n -> scalar.kind() != Raw.Kind.DECIMAL);
    var found =
        number.flatMap(n ->
            type.options().stream()
                .filter(o -> BigDecimal.valueOf(o).compareTo(n) == 0)
                .findFirst());
    return found.isPresent() ? Optional.of(found.get()) : refuse(scalar, type, path);
  }

  private Optional<Object> decimal(Raw.Scalar scalar, Type.Decimal type, String path) {
    var number = number(scalar);
    if (number.isEmpty()) {
      return refuse(scalar, type, path);
    }
    return number.filter(n -> inRange(scalar, type, n, path)).map(Object.class::cast);
  }

  private boolean inRange(Raw.Scalar at, Type.Decimal range, BigDecimal number, String path) {
    if (number.compareTo(range.least()) >= 0 && number.compareTo(range.most()) <= 0) {
      return true;
    }
    var message =
        "%s is out of range; %s is allowed"
            .formatted(at.text(), Words.range(range.least(), range.most(), path));
    findings.error(at.place(), path, message, Hints.ofRange(number, range, path));
    return false;
  }

  private Optional<Object> text(Raw.Scalar scalar, Type.Text type, String path) {
    boolean text = scalar.kind() == Raw.Kind.TEXT || scalar.kind() == Raw.Kind.LOOSE;
    return text && scalar.text().matches(type.form().pattern())
        ? Optional.of(scalar.text())
        : refuse(scalar, type, path);
  }

  private Optional<Object> choice(Raw.Scalar scalar, Type.Choice type, String path) {
    boolean known = type.options().contains(scalar.text());
    return known ? Optional.of(scalar.text()) : refuse(scalar, type, path);
  }

  private Optional<Object> flag(Raw.Scalar scalar, Type type, String path) {
    boolean loose = scalar.kind() == Raw.Kind.LOOSE;
    boolean flag = scalar.kind() == Raw.Kind.FLAG || loose;
    return flag && List.of("true", "false").contains(scalar.text())
        ? Optional.of(scalar.text().equals("true"))
        : refuse(scalar, type, path);
  }

  private static Optional<BigDecimal> number(Raw.Scalar scalar) {
    if (scalar.kind() == Raw.Kind.TEXT || scalar.kind() == Raw.Kind.FLAG) {
      return Optional.empty();
    }
    return number(scalar.text());
  }

  /** A decimal number as YAML and the environment write it; also 0x1F. */
  static Optional<BigDecimal> number(String text) {
    if (text.matches("0x[0-9a-fA-F]{1,8}")) {
      return Optional.of(BigDecimal.valueOf(Long.parseLong(text.substring(2), 16)));
    }
    boolean number = text.matches("[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]{1,2})?");
    return number && text.length() <= LONGEST_NUMBER
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
