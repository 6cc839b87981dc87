package org.swapgrid.sim.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Two serial devices that are one line, from socat. */
public final class PtyPair implements AutoCloseable {
  private final Process socat;
  private final Path one;
  private final Path other;

  private PtyPair(Process socat, Path one, Path other) {
    this.socat = socat;
    this.one = one;
    this.other = other;
  }

  /** Opens a pair whose names lie in the folder; skips the test without socat. */
  public static PtyPair open(Path folder) throws IOException, InterruptedException {
    Programs.need(List.of("socat", "-V"), "socat");
    var one = folder.resolve("line-a");
    var other = folder.resolve("line-b");
    var socat =
        new ProcessBuilder("socat", "pty,raw,echo=0,link=" + one, "pty,raw,echo=0,link=" + other)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Await.until(
        "the serial line",
        Duration.ofSeconds(5),
        () -> Files.exists(one) && Files.exists(other),
        socat::isAlive);
    return new PtyPair(socat, one, other);
  }

  public Path one() {
    return one;
  }

  public Path other() {
    return other;
  }

  @Override
  public void close() {
    socat.destroyForcibly();
  }
}
