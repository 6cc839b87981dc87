package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class NativeLibraryTest {
  private static final String NAME = "libsqlitejdbc.so";

  @TempDir private Path directory;

  /** Opens a journal once. */
  static final class Once {
    private Once() {}

    public static void main(String[] args) throws IOException {
      try (var journal = new Bench(Path.of(args[0])).open()) {
        System.exit(journal.condition() == Condition.SOUND ? 0 : 1);
      }
    }
  }

  private int opened(Path library) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=/dev/null",
            "-Dorg.sqlite.lib.path=" + library,
            "-cp",
            System.getProperty("java.class.path"),
            Once.class.getName(),
            directory.resolve("journal").toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  private static String inJar() {
    var arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
    return "/org/sqlite/native/Linux/" + arch + "/" + NAME;
  }

  @Test
  void theLibraryIsTakenFromAFixedDirectoryWithNothingWrittenElsewhere() throws Exception {
    var library = Files.createDirectory(directory.resolve("lib"));
    try (var stored = SQLiteDataSource.class.getResourceAsStream(inJar())) {
      var _ = Files.write(library.resolve(NAME), Objects.requireNonNull(stored).readAllBytes());
    }

    assertEquals(0, opened(library));
  }

  @Test
  void aMissingLibraryIsAnAlarmAndNoReasonToStop() throws Exception {
    assertEquals(1, opened(directory.resolve("absent")));
  }
}
