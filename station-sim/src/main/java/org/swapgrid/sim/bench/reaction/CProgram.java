package org.swapgrid.sim.bench.reaction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads, compares and writes the same frames on libmodbus: what the wire and the machine allow. */
final class CProgram implements Program {
  private static final String SOURCE = "/org/swapgrid/sim/bench/reaction.c";
  private static final double LEVEL_HERTZ = 59.88;

  private final Stand stand;
  private final Process process;
  private final Path log;

  private CProgram(Stand stand, Process process, Path log) {
    this.stand = stand;
    this.process = process;
    this.log = log;
  }

  /**
   * Compiles it.
   *
   * @throws IOException saying what to install when it cannot be compiled
   */
  static Path compile(Path folder) throws IOException, InterruptedException {
    var source = folder.resolve("reaction.c");
    try (InputStream packaged = CProgram.class.getResourceAsStream(SOURCE)) {
      if (packaged == null) {
        throw new IOException("the program comes without " + SOURCE);
      }
      Files.write(source, packaged.readAllBytes());
    }
    var program = folder.resolve("reaction");
    var command =
        List.of("cc", "-O2", "-Wall", "-o", program.toString(), source.toString(), "-lmodbus");
    try {
      var compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
      var words = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (compiler.waitFor() == 0) {
        return program;
      }
      throw new IOException(words.lines().findFirst().orElse("cc failed"));
    } catch (IOException why) {
      throw new IOException(
          "no program in C to compare with; apt-get install gcc libc6-dev libmodbus-dev ("
              + why.getMessage()
              + ")",
          why);
    }
  }

  /** Starts it; the stand is its own from now on. */
  static CProgram start(Path program, Path folder, Stand stand, Request request)
      throws IOException {
    var log = folder.resolve("c.log");
    var command =
        List.of(
            program.toString(),
            stand.meterAt().argument(),
            stand.cabinetAt().argument(),
            String.valueOf(request.poll().toMillis()),
            String.valueOf(request.bays()),
            String.valueOf(LEVEL_HERTZ));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new CProgram(stand, builder.redirectOutput(log.toFile()).start(), log);
  }

  @Override
  public String name() {
    return "C loop";
  }

  @Override
  public Stand stand() {
    return stand;
  }

  @Override
  public boolean isCalm() {
    return process.isAlive() && stand.cabinet().isWide();
  }

  @Override
  public String lastWords() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return "(no log: " + unreadable.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
