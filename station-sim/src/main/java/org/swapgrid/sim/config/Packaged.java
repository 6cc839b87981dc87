package org.swapgrid.sim.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Text files: on the disk or among those that came with the program. */
public final class Packaged {
  private Packaged() {}

  /** The packaged file; empty when there is none of that name. */
  public static Optional<String> find(String resource) {
    try (var in = Packaged.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("packaged file " + resource, unreadable);
    }
  }

  static String onDisk(Path file) throws ConfigurationFault {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw new ConfigurationFault(file + ": error: no such file");
    } catch (IOException unreadable) {
      throw new ConfigurationFault(file + ": error: cannot be read: " + unreadable.getMessage());
    }
  }
}
