package org.swapgrid.config.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every value in force, with where it came from. */
public final class Effective {
  private Effective() {}

  /**
   * One value.
   *
   * @param path the setting
   * @param value as it would be written
   * @param origin {@code station.yaml:6:3}, {@code environment: SWAPGRID__X} or "default"
   * @param fixed why it cannot be changed while running; null where it can
   */
  public record Line(String path, String value, String origin, @Nullable String fixed) {}

  /** All values of a sound document, in the order of its description. */
  public static List<Line> of(Document document, Branch root) {
    var lines = new ArrayList<Line>();
    walk(document.root(), root, null, lines);
    return List.copyOf(lines);
  }

  private static void walk(
      Type.Section spec, Branch branch, @Nullable String inherited, List<Line> out) {
    for (var setting : spec.settings()) {
      var own = setting.note().fixed();
      var fixed = own == null ? inherited : own;
      var key = setting.key();
      branch.find(key).ifPresent(leaf -> out.add(line(leaf, fixed)));
      branch.leaves(key).forEach(leaf -> out.add(line(leaf, fixed)));
      if (setting.type() instanceof Type.Section section) {
        branch.findSection(key).ifPresent(b -> walk(section, b, fixed, out));
      } else if (setting.type() instanceof Type.Items(Type.Section section, _, _)) {
        branch.sections(key).forEach(b -> walk(section, b, fixed, out));
      }
    }
  }

  private static Line line(Leaf leaf, @Nullable String fixed) {
    return new Line(leaf.path(), leaf.shown(), leaf.origin(), fixed);
  }
}
