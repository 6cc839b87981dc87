import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks (or, with {@code --replace}, mends) the format of every Java file below the given folder
 * with google-java-format, on the JDK the build selected. Spotless runs inside Maven's own JVM,
 * where a default JDK 17 cannot parse Java 25.
 */
final class FormatCheck {
  public static void main(String[] args) throws Exception {
    var mend = List.of(args).contains("--replace");
    var call =
        new ArrayList<>(
            mend ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    call.addAll(files(Path.of(args[args.length - 1])));
    if (call.size() == (mend ? 1 : 2)) {
      return;
    }
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    var rc =
        new com.google.googlejavaformat.java.Main(out, err, System.in)
            .format(call.toArray(String[]::new));
    if (rc != 0) {
      err.println("format: the files above differ; mend them with: mvn -Pformat compile");
    }
    System.exit(rc);
  }

  private static List<String> files(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var walk = Files.walk(root)) {
      return walk.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().toList();
    }
  }
}
