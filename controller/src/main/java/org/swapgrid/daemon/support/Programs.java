package org.swapgrid.daemon.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** What the box's own programs say. */
public final class Programs {
  private static final long PATIENCE_SECONDS = 20;

  private Programs() {}

  /**
   * Both outputs of a program, and how it ended if not well.
   *
   * @throws IOException when it is not on this box or takes longer than 20 s
   */
  public static String say(String... command) throws IOException {
    // Through a file: a program that hangs must not hang the reader of its pipe.
    var output = Files.createTempFile("swapgrid-support-", ".txt");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int code = ended(process, command[0]);
      var said = new String(Files.readAllBytes(output), UTF_8);
      return code == 0 ? said : said + command[0] + " ended with " + code + "\n";
    } finally {
      Files.delete(output);
    }
  }

  private static int ended(Process process, String name) throws IOException {
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException(name + " took longer than " + PATIENCE_SECONDS + " s");
  }
}
