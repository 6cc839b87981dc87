package org.swapgrid.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.loop.Outbox.Entry;

/**
 * Room for records. The file grows only here, by a chunk at a time, only while the disk has several
 * more, and before the room is needed: so file and log always own enough of the disk to delete
 * telemetry and to write events, whoever fills the rest. When the disk has not that much the
 * ballast is given back and telemetry is thinned as it comes, until the ballast stands again.
 */
final class Room {
  private static final int CHECKPOINT_PAGES = 1_000;
  private static final int SPARE_PAGES = 8;

  private final Path directory;
  private final long mostPages;
  private final long chunk;
  private final Ballast ballast;
  private final JournalListener listener;
  private boolean tight;
  private boolean keepNext;

  Room(JournalSettings settings, JournalListener listener) {
    this.directory = settings.directory();
    this.mostPages = settings.mostBytes() / Store.PAGE_BYTES;
    this.chunk = Math.clamp(mostPages / 16, 64, 256);
    this.ballast = new Ballast(directory.resolve("ballast"), settings.ballastBytes());
    this.listener = listener;
  }

  boolean isTight() {
    return tight;
  }

  /** Lays the ballast down if it does not stand. */
  void begin() {
    if (!tight && !isBallastLaid()) {
      tighten("there is no room for the ballast");
    }
  }

  private boolean isBallastLaid() {
    return ballast.isHeld() || (isFree(ballast.bytes() + bytes(4 * chunk)) && ballast.isFilled());
  }

  private boolean isFree(long bytes) {
    try {
      return Files.getFileStore(directory).getUsableSpace() >= bytes;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static long bytes(long pages) {
    return pages * Store.PAGE_BYTES;
  }

  private void tighten(String why) {
    if (!tight) {
      listener.heard(new JournalNotice.DiskFull(why));
    }
    tight = true;
  }

  /** Bounds a newly opened store, and writes its log once: from then on the log owns that room. */
  void fit(Store store) throws SQLException {
    store.bound(store.pages());
    pace(store);
    if (tight) {
      var _ = ballast.release();
    }
    try {
      store.claim(Math.min(chunk, store.unused()));
    } catch (SQLException failure) {
      if (!tight || Fault.of(failure) != Fault.FULL) {
        throw failure;
      }
    }
  }

  private void pace(Store store) throws SQLException {
    store.checkpointEvery(tight ? 1 : CHECKPOINT_PAGES);
  }

  /** What of the batch can be written, after room was made for it. */
  Batch admit(Store store, Batch batch) throws SQLException {
    if (batch.entries().isEmpty()) {
      return batch;
    }
    var relief = new Relief(store, listener);
    var admitted = tight ? thinned(batch) : batch;
    long pages = needed(admitted) + chunk;
    if ((!tight && isGrown(store, pages)) || relief.fromTelemetry(pages)) {
      return admitted;
    }
    admitted = admitted.withoutTelemetry();
    pages = needed(admitted);
    if (!isGrown(store, pages)) {
      relief.fromOthers(pages, !tight);
    }
    return admitted;
  }

  /** Lets the file grow for records out of another one, as far as disk and bound let it. */
  void make(Store store, List<Entry> entries) throws SQLException {
    long bytes = entries.stream().mapToLong(entry -> Batch.bytes(entry.body())).sum();
    var _ = isGrown(store, bytes / Store.PAGE_BYTES + SPARE_PAGES);
  }

  private static long needed(Batch batch) {
    return batch.bytes() / Store.PAGE_BYTES + SPARE_PAGES;
  }

  private Batch thinned(Batch batch) {
    var chosen = new ArrayList<Waiting>();
    for (var entry : batch.entries()) {
      keepNext ^= entry.isTelemetry();
      if (!entry.isTelemetry() || keepNext) {
        chosen.add(entry);
      }
    }
    return batch.keeping(chosen);
  }

  private boolean isGrown(Store store, long pages) throws SQLException {
    while (store.unused() < pages) {
      if (!isGrown(store)) {
        return false;
      }
    }
    return true;
  }

  private boolean isGrown(Store store) throws SQLException {
    long more = Math.min(chunk, mostPages - store.pages());
    if (more <= 0) {
      return false;
    }
    if (!tight && !isFree(bytes(4 * chunk))) {
      var _ = isReleased("the disk is nearly full");
      pace(store);
    }
    return isFree(bytes(2 * chunk)) && isGrown(store, more, "the disk is full");
  }

  private boolean isGrown(Store store, long more, String why) throws SQLException {
    try {
      store.grow(more);
      return true;
    } catch (SQLException failure) {
      if (Fault.of(failure) != Fault.FULL) {
        throw failure;
      }
      var _ = isReleased(why);
      store.checkpoint();
      return false;
    }
  }

  /** Answers a disk that is too full to open the file; true when it was given room. */
  boolean isReleased(String why) {
    tighten(why);
    return ballast.release();
  }

  /** Answers a write that failed for lack of room; true when another try is worth it. */
  boolean isMade(Store store, String why) throws SQLException {
    boolean released = isReleased(why);
    store.checkpoint();
    pace(store);
    return new Relief(store, listener).fromTelemetry(2 * chunk) || released;
  }

  /**
   * SQLite removes its log when it closes the file: on a full disk that room is kept for the next.
   */
  void leave() {
    if (tight) {
      var _ = ballast.isFilled();
    }
  }

  /** Lays the ballast down again when there is room. */
  void tend(Store store) throws SQLException {
    if (tight && isBallastLaid()) {
      tight = false;
      pace(store);
      listener.heard(new JournalNotice.RoomAgain());
    }
  }
}
