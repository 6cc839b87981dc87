package org.swapgrid.journal;

import java.nio.file.Path;

/**
 * Where the journal stands and how much of the disk it may use.
 *
 * @param directory on a disk that outlives the process; made where it is missing
 * @param mostBytes what the records may use, 1 MiB to 16 GiB. Beside it stand SQLite's write-ahead
 *     log (some 4 MiB), the ballast, and at most two files that were set aside
 * @param ballastBytes reserved against a full disk, 1 MiB to 64 MiB
 */
public record JournalSettings(Path directory, long mostBytes, long ballastBytes) {
  private static final long MIB = 1L << 20;

  /**
   * @throws IllegalArgumentException when a size is out of its range
   */
  public JournalSettings {
    require(mostBytes >= MIB && mostBytes <= 16_384 * MIB, "mostBytes", mostBytes);
    require(ballastBytes >= MIB && ballastBytes <= 64 * MIB, "ballastBytes", ballastBytes);
  }

  /** The file of records and counters. */
  Path file() {
    return directory.resolve("outbox.db");
  }

  /** 32 MiB of records, about 50,000 of 500 bytes, and 4 MiB of ballast. */
  public static JournalSettings in(Path directory) {
    return new JournalSettings(directory, 32 * MIB, 4 * MIB);
  }

  private static void require(boolean holds, String name, long value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is out of its range: " + value);
    }
  }
}
