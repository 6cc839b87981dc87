package org.swapgrid.sim.bench.reaction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A pair of pseudo terminals from socat: a serial line without a line's slowness. */
final class SerialLine implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Process socat;
  private final Path near;
  private final Path far;

  private SerialLine(Process socat, Path near, Path far) {
    this.socat = socat;
    this.near = near;
    this.far = far;
  }

  /**
   * Lays one.
   *
   * @param name of its ends in the folder
   * @throws IOException saying what to install when there is no socat
   */
  static SerialLine lay(Path folder, String name) throws IOException {
    var near = folder.resolve(name + "-near");
    var far = folder.resolve(name + "-far");
    var line = new SerialLine(socat(near, far), near, far);
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!Files.exists(near) || !Files.exists(far)) {
      if (System.nanoTime() > deadline || !line.socat.isAlive()) {
        line.close();
        throw new IOException("socat made no pseudo terminals " + near + " and " + far);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return line;
  }

  private static Process socat(Path near, Path far) throws IOException {
    try {
      return new ProcessBuilder(
              "socat", "pty,raw,echo=0,link=" + near, "pty,raw,echo=0,link=" + far)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException absent) {
      throw new IOException("serial lines need socat: apt-get install socat", absent);
    }
  }

  /** The end of the device. */
  Path near() {
    return near;
  }

  /** The end of whoever asks it. */
  Path far() {
    return far;
  }

  @Override
  public void close() {
    socat.destroyForcibly();
  }
}
