package org.swapgrid.daemon.remote;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileWatchTest {
  @TempDir private Path folder;

  @Test
  void aChangeIsSeenOnce() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "one");
    var watch = new FileWatch(Arrays.asList(null, file));
    assertFalse(watch.changed());
    Files.writeString(file, "three");
    assertTrue(watch.changed());
    assertFalse(watch.changed());
  }

  @Test
  void aFileThatTookTheOldOnesPlaceIsAnother() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "one");
    var watch = new FileWatch(Arrays.asList(file, null));
    var next = Files.writeString(folder.resolve("b"), "two");
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(watch.changed());
  }

  @Test
  void goingAndComingAreChanges() throws IOException {
    var file = folder.resolve("a");
    var watch = new FileWatch(Arrays.asList(file, null));
    Files.writeString(file, "one");
    assertTrue(watch.changed());
    Files.delete(file);
    assertTrue(watch.changed());
  }
}
