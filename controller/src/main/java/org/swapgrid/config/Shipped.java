package org.swapgrid.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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
    try {
      for (var name : names(ROOT + folder + "/")) {
        if (name.endsWith(ENDING)) {
          ids.add(name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length()));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the program's own files cannot be listed", e);
    }
    return ids;
  }

  private static List<String> names(String prefix) throws IOException, URISyntaxException {
    var home = Path.of(Shipped.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (!Files.isDirectory(home)) {
      try (var jar = new JarFile(home.toFile())) {
        return jar.stream().map(JarEntry::getName).filter(n -> n.startsWith(prefix)).toList();
      }
    }
    if (!Files.isDirectory(home.resolve(prefix))) {
      return List.of();
    }
    try (var files = Files.list(home.resolve(prefix))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
