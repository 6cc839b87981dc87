package org.swapgrid.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The package as built, looked at by Debian's own checks and run under a real systemd. */
final class PackageIT {
  private static final Path SYSTEMD_TEST = Path.of("..", "..", ".ci", "systemd-test");

  @Test
  void keepsItsPromisesUnderARealSystemd() throws IOException, InterruptedException {
    need("systemd-nspawn", "systemd-container");
    need("mmdebstrap", "mmdebstrap");
    assumeTrue(succeeds("unshare", "--mount", "true"), "booting a systemd needs root");
    var settle = "SETTLE=" + (Boolean.getBoolean("swapgrid.campaign") ? "60" : "10");
    assertEquals(0, run("env", settle, SYSTEMD_TEST.toString(), deb()));
  }

  @Test
  void lintianFindsNothingUnexplained() throws IOException, InterruptedException {
    need("lintian", "lintian");
    assertEquals(0, run("lintian", "--allow-root", "--fail-on=error,warning", deb()));
  }

  @Test
  void everyManualPageIsSoundAndCompletionIsBash() throws IOException, InterruptedException {
    var pages = Path.of("target", "documents", "man");
    try (var all = Files.list(pages)) {
      for (var page : all.toList()) {
        need("man", "man-db");
        var command = "man --warnings=w -l \"$1\" 2>&1 >/dev/null | (! grep .)";
        assertEquals(0, run("bash", "-c", command, "man", page.toString()), page.toString());
      }
    }
    for (var program : List.of("swapgrid", "swapgrid-sim")) {
      var completion = Path.of("target", "documents", "completions", program).toString();
      assertEquals(0, run("bash", "-n", completion));
    }
  }

  private static String deb() throws IOException {
    var found = new ArrayList<String>();
    try (var built = Files.newDirectoryStream(Path.of("target"), "swapgrid_*.deb")) {
      built.forEach(deb -> found.add(deb.toString()));
    }
    assertEquals(1, found.size(), () -> "exactly one package is expected: " + found);
    return found.getFirst();
  }

  private static void need(String program, String cure) throws InterruptedException {
    if (succeeds("sh", "-c", "command -v " + program)) {
      return;
    }
    var missing = program + " is missing: apt-get install --no-install-recommends " + cure;
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    assumeTrue(false, missing);
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  /** What it says is shown: the figures are part of the test's answer. */
  private static int run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (var lines = process.inputReader()) {
      lines.lines().forEach(System.out::println);
    }
    return process.waitFor();
  }
}
