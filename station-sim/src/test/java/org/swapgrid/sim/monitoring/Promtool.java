package org.swapgrid.sim.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.swapgrid.sim.real.Programs;

/** Prometheus's own checker. */
final class Promtool {
  private static final String PROGRAM = "/usr/bin/promtool";

  private Promtool() {}

  /** Skips the test where promtool is not installed. */
  static void need() throws InterruptedException {
    Programs.need(List.of(PROGRAM, "--version"), "prometheus");
  }

  /** What it says; empty when it has nothing to say and succeeds. */
  static String findings(String input, String... arguments)
      throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(PROGRAM), Stream.of(arguments)).toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.outputWriter(UTF_8)) {
      in.write(input);
    }
    var words = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    return exit == 0 ? words : words + "exit " + exit;
  }
}
