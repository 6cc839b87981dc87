package org.swapgrid.sim.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a daemon is started.
 *
 * @param home of an installed one; null: this program's own Java and class path, and no more heap
 *     than the daemon has where it is installed
 * @param options for its Java, without blanks
 */
public record Launch(@Nullable Path home, List<String> options) {
  private static final String MAIN = "org.swapgrid.daemon.Main";

  private static final List<String> OWN =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmn4m",
          "-Xmx32m",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  public Launch {
    options = List.copyOf(options);
  }

  /** With this program's own Java and class path. */
  public static Launch own() {
    return new Launch(null, List.of());
  }

  /** By the launcher of an installed daemon, for example in /usr/lib/swapgrid. */
  public static Launch installed(Path home) {
    return new Launch(home, List.of());
  }

  /** The same with one more option for its Java. */
  public Launch with(String option) {
    var more = new ArrayList<>(options);
    more.add(option);
    return new Launch(home, more);
  }

  /** The command, to which the daemon's own arguments are added. */
  List<String> command() {
    if (home != null) {
      return List.of(home.resolve("bin").resolve("swapgrid").toString());
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OWN);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    return command;
  }

  /** What the launcher reads. */
  Map<String, String> environment() {
    return home == null ? Map.of() : Map.of("SWAPGRID_JAVA_OPTS", String.join(" ", options));
  }
}
