package org.swapgrid.sim.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The C program reaction.c on libmodbus, compiled on this machine and running. */
final class SmallestLoop implements AutoCloseable {
  private final Process process;

  private SmallestLoop(Process process) {
    this.process = process;
  }

  /**
   * Compiles the program.
   *
   * @return the program's file
   * @throws IOException says what has to be installed, or what the compiler said
   */
  static Path compile(Path folder) throws IOException, InterruptedException {
    var source = folder.resolve("reaction.c");
    try (var packaged = SmallestLoop.class.getResourceAsStream("reaction.c")) {
      var _ = Files.copy(requireNonNull(packaged), source);
    }
    var program = folder.resolve("reaction");
    var said = folder.resolve("cc.log").toFile();
    var command =
        List.of("cc", "-O2", "-o", "" + program, "" + source, "-I/usr/include/modbus", "-lmodbus");
    Process compiler;
    try {
      compiler = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
    } catch (IOException missing) {
      throw new IOException("no C compiler: apt-get install gcc libc6-dev libmodbus-dev", missing);
    }
    if (compiler.waitFor() != 0) {
      var words = Files.readString(said.toPath()).lines().findFirst().orElse("cc failed");
      throw new IOException(words + "; apt-get install gcc libc6-dev libmodbus-dev");
    }
    return program;
  }

  /** Starts it at a station of its own. */
  static SmallestLoop start(Path program, ReactionStation station, ReactionTask task)
      throws IOException {
    var command =
        List.of(
            program.toString(),
            task.serial() ? "rtu" : "tcp",
            station.meterAt(),
            station.cabinetAt(),
            String.valueOf(task.bays()),
            String.valueOf(task.pollMillis() * 1000L),
            "59.88");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new SmallestLoop(builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
