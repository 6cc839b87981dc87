package org.swapgrid.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The meter maps and services that come with the program, on its class path. */
final class Shipped {
  private static final String ROOT = "org/swapgrid/shipped/";
  private static final String ENDING = ".yaml";

  private Shipped() {}

  /** One file; null where there is none of this name. */
  static @Nullable InputStream open(String name) {
    return Shipped.class.getClassLoader().getResourceAsStream(ROOT + name);
  }

  /** The names of all files of a folder, without their ending. */
  static SortedSet<String> ids(String folder) {
    var ids = new TreeSet<String>();
    try (var names = names(ROOT + folder + "/")) {
      names
          .filter(n -> n.endsWith(ENDING))
          .forEach(n -> ids.add(n.substring(n.lastIndexOf('/') + 1, n.length() - ENDING.length())));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the program's own files cannot be listed", e);
    }
    return ids;
  }

  private static Stream<String> names(String prefix) throws IOException, URISyntaxException {
    var home = Path.of(Shipped.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(home)) {
      var folder = home.resolve(prefix);
      return Files.isDirectory(folder)
          ? Files.list(folder).map(f -> prefix + f.getFileName())
          : Stream.empty();
    }
    var jar = new JarFile(home.toFile());
    return jar.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(prefix))
        .onClose(() -> close(jar));
  }

  private static void close(JarFile jar) {
    try {
      jar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
