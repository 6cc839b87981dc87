package org.swapgrid.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Effective;

/** What a running daemon can take over from a configuration that was read again. */
public final class Reload {
  private Reload() {}

  /**
   * A change that needs a restart.
   *
   * @param path the setting
   * @param was its value in force; "(none)" where there was none
   * @param becomes the value read; "(none)" where there is none
   * @param reason why it cannot be taken over
   */
  public record Refused(String path, String was, String becomes, String reason) {
    public String words() {
      return "%s: %s -> %s needs a restart: %s".formatted(path, was, becomes, reason);
    }
  }

  /** The changes that need a restart, by path; empty where all can be taken over. */
  public static List<Refused> compare(StationConfig old, StationConfig next) {
    var was = byPath(old);
    var becomes = byPath(next);
    var paths = new TreeSet<>(was.keySet());
    paths.addAll(becomes.keySet());
    var refused = new ArrayList<Refused>();
    for (var path : paths) {
      var before = was.get(path);
      var after = becomes.get(path);
      var line = before == null ? after : before;
      if (line != null && line.fixed() != null && !value(before).equals(value(after))) {
        refused.add(new Refused(path, value(before), value(after), line.fixed()));
      }
    }
    return List.copyOf(refused);
  }

  private static Map<String, Effective.Line> byPath(StationConfig config) {
    return config.effective().stream()
        .collect(
            Collectors.toMap(
                Effective.Line::path, Function.identity(), (a, _) -> a, LinkedHashMap::new));
  }

  private static String value(Effective.@Nullable Line line) {
    return line == null ? "(none)" : line.value();
  }
}
