package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

/** Programs of the machine that a test can use when they are installed. */
public final class Programs {
  private Programs() {}

  /**
   * Skips the test when the command does not succeed; with CI=true in the environment, fails it.
   *
   * @param cure the package to install
   */
  public static void need(List<String> command, String cure) throws InterruptedException {
    if (works(command)) {
      return;
    }
    var missing = command.getFirst() + " is missing: apt-get install " + cure;
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(false, missing);
  }

  private static boolean works(List<String> command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
