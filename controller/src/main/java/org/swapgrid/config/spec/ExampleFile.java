package org.swapgrid.config.spec;

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
        section
            .settings()
            .forEach(s -> setting(s, indent + "  ", muted || !section.showsInExample(s)));
      }
      case Type.Items(Type.Section section, _, _) ->
          entry(setting, section, indent, muted || !isRequired(setting));
      case Type _ -> line(indent, muted || !isRequired(setting), line(setting));
    }
  }

  /** The first entry of a list: the dash stands before the first setting's name. */
  private void entry(Setting list, Type.Section section, String indent, boolean muted) {
    line(indent, muted, list.key() + ":");
    boolean first = true;
    for (var setting : section.settings()) {
      comment(setting, indent + "    ");
      boolean off = muted || !isRequired(setting) || !section.showsInExample(setting);
      boolean muteDash = muted && first;
      var margin = indent + (muteDash ? "  " : first ? "  - " : "    ");
      line(margin, off, (muteDash ? "- " : "") + line(setting));
      first = false;
    }
  }

  private static boolean isRequired(Setting setting) {
    return setting.need() instanceof Need.Required;
  }

  private static String line(Setting setting) {
    return setting.key() + ": " + setting.written();
  }

  private void line(String indent, boolean off, String text) {
    out.append(indent).append(off ? "# " : "").append(text).append('\n');
  }

  private void comment(Setting setting, String indent) {
    var text = new StringBuilder(setting.note().text());
    if (setting.when() != null) {
      text.append(" Only with ").append(setting.when().words()).append('.');
    }
    boolean plain = setting.type() instanceof Type.Text || setting.type() instanceof Type.Flag;
    if (!plain && !(setting.type() instanceof Type.Section)) {
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
