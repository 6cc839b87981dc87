package org.swapgrid.sim.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A meter that none of us wrote: Debian's python3-pymodbus serving the Janitza map. */
public final class ForeignMeter implements AutoCloseable {
  private static final String PYTHON = "/usr/bin/python3";

  private final Process process;
  private final BufferedReader answers;
  private final int port;

  private ForeignMeter(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.port = Integer.parseInt(answers.readLine());
  }

  /** Skips the test where pymodbus is not installed. */
  public static ForeignMeter start(Path folder) throws IOException, InterruptedException {
    Programs.need(List.of(PYTHON, "-c", "import pymodbus"), "python3-pymodbus");
    var script = folder.resolve("foreign_meter.py");
    try (var in = ForeignMeter.class.getResourceAsStream("foreign_meter.py")) {
      if (in == null) {
        throw new IOException("foreign_meter.py is not among the test resources");
      }
      Files.copy(in, script);
    }
    var log = folder.resolve("foreign_meter.log").toFile();
    var builder = new ProcessBuilder(PYTHON, script.toString()).redirectError(log);
    return new ForeignMeter(builder.start());
  }

  public int port() {
    return port;
  }

  /** One of the script's commands. */
  public void say(String line) throws IOException {
    var out = process.outputWriter(StandardCharsets.UTF_8);
    out.write(line + "\n");
    out.flush();
    var answer = answers.readLine();
    if (!"ok".equals(answer)) {
      throw new IOException(line + ": " + answer);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
