package org.swapgrid.config.spec;

import java.util.stream.Collectors;

/** Where a missing setting goes and how it could look. */
final class MissingHint {
  private MissingHint() {}

  static String of(Branch branch, Setting setting) {
    var where = branch.path().isEmpty() ? "the file" : "\"" + branch.path() + "\"";
    return "add to " + where + ":  " + line(setting);
  }

  private static String line(Setting setting) {
    return setting.key() + ": " + example(setting.type(), setting.note().example());
  }

  private static String example(Type type, String written) {
    return switch (type) {
      case Type.Section section ->
          section.settings().stream()
              .filter(s -> s.need() instanceof Setting.Need.Required)
              .filter(section::showsInExample)
              .map(MissingHint::line)
              .collect(Collectors.joining(", ", "{", "}"));
      case Type.Items items when items.element() instanceof Type.Section ->
          "[" + example(items.element(), "") + "]";
      default -> written;
    };
  }
}
