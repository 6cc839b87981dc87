package org.swapgrid.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes native libraries out of jars: this machine's to a folder, the others' away. */
public final class LeanJars {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final Map<String, String> FOLDERS =
      Map.of("amd64", "Linux/x86_64/", "aarch64", "Linux/aarch64/");
  private static final Map<String, String> SERIAL_FOLDERS =
      Map.of("amd64", "Linux/x86_64/", "aarch64", "Linux/armv8_64/");

  /** A jar with native code: how its name begins, where that code lies, this machine's part. */
  private record Burden(String jar, List<String> natives, String ours) {}

  private final Path libraries;

  private LeanJars(Path libraries) {
    this.libraries = libraries;
  }

  /**
   * Arguments: the folder of the jars, the folder for this machine's native libraries.
   *
   * @throws IOException when a jar cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    var machine = System.getProperty("os.arch");
    var burdens =
        List.of(
            new Burden(
                "sqlite-jdbc-",
                List.of("org/sqlite/native/"),
                "org/sqlite/native/" + known(FOLDERS, machine)),
            new Burden(
                "jSerialComm-",
                List.of(
                    "Android/", "FreeBSD/", "Linux/", "OSX/", "OpenBSD/", "Solaris/", "Windows/"),
                known(SERIAL_FOLDERS, machine)));
    Files.createDirectories(Path.of(args[1]));
    var lean = new LeanJars(Path.of(args[1]));
    try (var jars = Files.list(Path.of(args[0]))) {
      for (var jar : jars.sorted().toList()) {
        for (var burden : burdens) {
          if (jar.getFileName().toString().startsWith(burden.jar())) {
            lean.unburden(jar, burden);
          }
        }
      }
    }
  }

  private static String known(Map<String, String> folders, String machine) {
    var folder = folders.get(machine);
    if (folder == null) {
      throw new IllegalArgumentException("no native libraries are known for " + machine);
    }
    return folder;
  }

  private void unburden(Path jar, Burden burden) throws IOException {
    var copy = jar.resolveSibling(jar.getFileName() + ".lean");
    try (var from = new ZipFile(jar.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(copy))) {
      from.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(entry -> carry(from, entry, burden, to));
    }
    Files.delete(jar);
    var _ = Files.move(copy, jar);
  }

  private void carry(ZipFile from, ZipEntry entry, Burden burden, ZipOutputStream to) {
    var name = entry.getName();
    try (var contents = from.getInputStream(entry)) {
      if (name.startsWith(burden.ours())) {
        var file = libraries.resolve(name.substring(burden.ours().length()));
        Files.write(file, contents.readAllBytes());
      } else if (burden.natives().stream().noneMatch(name::startsWith)) {
        var kept = new ZipEntry(name);
        kept.setTimeLocal(NO_TIME);
        to.putNextEntry(kept);
        contents.transferTo(to);
        to.closeEntry();
      }
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
