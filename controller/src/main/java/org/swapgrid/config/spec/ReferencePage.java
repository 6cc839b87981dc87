package org.swapgrid.config.spec;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Setting.Need;

/** Writes a description as tables in Markdown: one for the top, one for each section. */
public final class ReferencePage {
  private final StringBuilder out = new StringBuilder();
  private final Deque<Table> open = new ArrayDeque<>();

  private record Table(String path, String text, Type.Section section) {}

  private ReferencePage() {}

  /**
   * The tables.
   *
   * @param level of the headings, 2 or more
   */
  public static String of(Document document, int level) {
    var page = new ReferencePage();
    page.open.add(new Table("", "", document.root()));
    while (!page.open.isEmpty()) {
      page.table(page.open.poll(), "#".repeat(level));
    }
    return page.out.toString();
  }

  private void table(Table table, String marks) {
    if (!table.path.isEmpty()) {
      out.append(marks).append(" `").append(table.path).append("`\n\n");
      out.append(table.text).append("\n\n");
    }
    var plain = table.section.settings().stream().filter(s -> nested(s) == null).toList();
    if (!plain.isEmpty()) {
      out.append("| setting | value | default | meaning |\n|---|---|---|---|\n");
      plain.forEach(s -> row(s, table.path));
      out.append('\n');
    }
    for (var setting : table.section.settings()) {
      var section = nested(setting);
      if (section != null) {
        var list = setting.type() instanceof Type.Items ? "[]" : "";
        var path = Paths.below(table.path, setting.key()) + list;
        open.add(new Table(path, text(setting), section));
      }
    }
  }

  private static Type.@Nullable Section nested(Setting setting) {
    return switch (setting.type()) {
      case Type.Section section -> section;
      case Type.Items(Type.Section section, _, _) -> section;
      default -> null;
    };
  }

  private void row(Setting setting, String path) {
    var below = Paths.below(path, setting.key());
    out.append("| `").append(setting.key()).append("` | ");
    out.append(Words.allowed(setting.type(), below)).append(" | ");
    out.append(needed(setting)).append(" | ").append(text(setting)).append(" |\n");
  }

  private static String text(Setting setting) {
    var text = new StringBuilder(setting.note().text());
    if (setting.when() != null) {
      text.append(" Only with `").append(setting.when().words()).append("`.");
    }
    if (setting.note().fixed() != null) {
      text.append(" Not reloaded: ").append(setting.note().fixed()).append('.');
    }
    return text.toString();
  }

  private static String needed(Setting setting) {
    return switch (setting.need()) {
      case Need.Required _ -> "required, for example `" + setting.note().example() + "`";
      case Need.Optional _ -> "none, for example `" + setting.note().example() + "`";
      case Need.Default(Collection<?> entries) when entries.isEmpty() -> "empty";
      case Need.Default(var value) -> "`" + value + "`";
    };
  }
}
