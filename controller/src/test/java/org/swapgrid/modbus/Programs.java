package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Programs of the operating system that some tests need. */
final class Programs {
  private Programs() {}

  /** Skips the test where the program is missing; in continuous integration that is a failure. */
  static void require(String program, String debianPackage) {
    for (var folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return;
      }
    }
    var cure = program + " is missing: apt-get install " + debianPackage;
    if ("true".equals(System.getenv("CI"))) {
      fail(cure);
    }
    Assumptions.abort(cure);
  }
}
