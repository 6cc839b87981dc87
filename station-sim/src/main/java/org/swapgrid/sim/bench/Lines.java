package org.swapgrid.sim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Two serial devices that are one line, from socat. */
record Lines(Process socat, Path station, Path controller) implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  /**
   * Opens a line.
   *
   * @param name of the two files in the folder
   * @throws IOException also where socat is not installed; says what to do
   */
  static Lines open(Path folder, String name) throws IOException, InterruptedException {
    var station = folder.resolve(name + "-station");
    var controller = folder.resolve(name + "-controller");
    var command = new ProcessBuilder("socat", pty(station), pty(controller));
    command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process socat;
    try {
      socat = command.start();
    } catch (IOException missing) {
      throw new IOException("a serial line needs socat: apt-get install socat", missing);
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!(Files.exists(station) && Files.exists(controller))) {
      if (!socat.isAlive() || System.nanoTime() > deadline) {
        socat.destroyForcibly();
        throw new IOException("socat opened no serial line in " + folder);
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return new Lines(socat, station, controller);
  }

  private static String pty(Path link) {
    return "pty,raw,echo=0,link=" + link;
  }

  @Override
  public void close() {
    socat.destroyForcibly();
  }
}
