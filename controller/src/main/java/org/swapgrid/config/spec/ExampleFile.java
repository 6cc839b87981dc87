package org.swapgrid.config.spec;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.swapgrid.config.spec.Setting.Need;

/**
 * Writes a description as a commented example: what is required stands there, what has a default is
 * commented out.
 */
public final class ExampleFile {
  private static final int WIDTH = 96;

  private final StringBuilder out = new StringBuilder();

  private ExampleFile() {}

  /**
   * The example.
   *
   * @param head its first lines, without comment signs
   */
  public static String of(Document document, List<String> head) {
    var example = new ExampleFile();
    head.forEach(line -> example.out.append(("# " + line).stripTrailing()).append('\n'));
    for (var setting : document.root().settings()) {
      example.out.append('\n');
      example.setting(setting, "", false);
    }
    return example.out.toString();
  }

  private void setting(Setting setting, String indent, boolean muted) {
    comment(setting, indent);
    switch (setting.type()) {
      case Type.Section section -> {
        line(indent, muted, setting.key() + ":");
        section.settings().forEach(s -> setting(s, indent + "  ", muted || !shown(s, section)));
      }
      case Type.Items(Type.Section section, _, _) -> entry(setting, section, indent);
      case Type _ -> line(indent, muted || !isRequired(setting), written(setting));
    }
  }

  /** The first entry of a list: the dash stands before the first setting's name. */
  private void entry(Setting list, Type.Section section, String indent) {
    line(indent, false, list.key() + ":");
    boolean first = true;
    for (var setting : section.settings()) {
      comment(setting, indent + "    ");
      boolean off = !isRequired(setting) || !shown(setting, section);
      line(indent + (first ? "  - " : "    "), off, written(setting));
      first = false;
    }
  }

  private static boolean isRequired(Setting setting) {
    return setting.need() instanceof Need.Required;
  }

  /** The example shows one of several cases; what belongs to another is commented out. */
  private static boolean shown(Setting setting, Type.Section section) {
    var when = setting.when();
    return when == null
        || section.setting(when.key()).stream().anyMatch(s -> when.values().contains(value(s)));
  }

  private static String written(Setting setting) {
    return setting.key() + ": " + value(setting);
  }

  private static String value(Setting setting) {
    return setting.need() instanceof Need.Default(var v) && !(v instanceof Collection)
        ? v.toString()
        : setting.note().example();
  }

  private void line(String indent, boolean off, String text) {
    out.append(indent).append(off ? "# " : "").append(text).append('\n');
  }

  private void comment(Setting setting, String indent) {
    var text = new StringBuilder(setting.note().text());
    if (setting.when() != null) {
      text.append(" Only with ").append(setting.when().words()).append('.');
    }
    boolean nested = setting.type() instanceof Type.Section;
    if (!nested) {
      text.append(" (").append(Words.allowed(setting.type(), setting.key())).append(")");
    }
    wrapped(text.toString().replace("`", ""), WIDTH - indent.length())
        .forEach(l -> out.append(indent).append("## ").append(l).append('\n'));
  }

  private static Stream<String> wrapped(String text, int width) {
    var lines = Stream.<String>builder();
    var line = new StringBuilder();
    for (var word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return lines.add(line.toString()).build();
  }
}
