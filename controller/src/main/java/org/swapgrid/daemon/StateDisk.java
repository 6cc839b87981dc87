package org.swapgrid.daemon;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.swapgrid.metrics.StationMetrics;

/** The room on the disk that keeps the station's state and records. */
final class StateDisk {
  private final Path folder;

  StateDisk(Path folder) {
    this.folder = folder;
  }

  void into(StationMetrics metrics) {
    metrics.watchDisk(() -> bytes(false), () -> bytes(true));
  }

  JsonObject json() {
    double free = bytes(false);
    double size = bytes(true);
    boolean known = !Double.isNaN(free) && !Double.isNaN(size);
    return new Json()
        .put("free_bytes", known ? (long) free : null)
        .put("size_bytes", known ? (long) size : null)
        .done();
  }

  /** NaN while the disk does not say. */
  private double bytes(boolean whole) {
    try {
      var disk = Files.getFileStore(folder);
      return whole ? disk.getTotalSpace() : disk.getUsableSpace();
    } catch (IOException unreadable) {
      return Double.NaN;
    }
  }
}
