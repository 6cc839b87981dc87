package org.swapgrid.journal;

import java.sql.SQLException;
import java.util.ArrayList;

/**
 * Room for records. On a full disk the ballast is given back, part of it claimed for the file, and
 * the file grows no more: what comes then lives on what telemetry gives up, until the ballast
 * stands again.
 */
final class Room {
  private static final long CHECKPOINT_PAGES = 1_000;
  private static final long TIGHT_CHECKPOINT_PAGES = 64;
  private static final long SPARE_PAGES = 8;

  private final long mostPages;
  private final long claim;
  private final Ballast ballast;
  private final JournalListener listener;
  private boolean tight;
  private boolean keepNext;

  Room(JournalSettings settings, JournalListener listener) {
    this.mostPages = settings.mostBytes() / Store.PAGE_BYTES;
    this.claim = settings.ballastBytes() / 4;
    this.ballast = new Ballast(settings.directory().resolve("ballast"), settings.ballastBytes());
    this.listener = listener;
  }

  boolean isTight() {
    return tight;
  }

  /** Lays the ballast down if it does not stand. */
  void begin() {
    if (!tight && !ballast.reserve()) {
      tighten("there is no room for the ballast");
    }
  }

  private void tighten(String why) {
    if (!tight) {
      listener.heard(new JournalNotice.DiskFull(why));
    }
    tight = true;
  }

  /** Gives a newly opened store its bounds. */
  void fit(Store store) throws SQLException {
    store.bound(mostPages);
    store.checkpointEvery(tight ? TIGHT_CHECKPOINT_PAGES : CHECKPOINT_PAGES);
    if (tight) {
      var _ = ballast.release();
      claim(store);
      store.bound(store.pages());
    }
  }

  private void claim(Store store) throws SQLException {
    try {
      store.claim(claim);
    } catch (SQLException taken) {
      if (Fault.of(taken) != Fault.FULL) {
        throw taken;
      }
    }
  }

  /** What of the batch can be written, after room was made for it. */
  Batch admit(Store store, Batch batch) throws SQLException {
    if (batch.entries().isEmpty()) {
      return batch;
    }
    var relief = new Relief(store, listener);
    var admitted = tight ? thinned(batch) : batch;
    if (relief.fromTelemetry(needed(admitted) + Relief.reserve(mostPages))) {
      return admitted;
    }
    admitted = admitted.withoutTelemetry();
    relief.fromOthers(needed(admitted));
    return admitted;
  }

  private static long needed(Batch batch) {
    return batch.bytes() / Store.PAGE_BYTES + SPARE_PAGES;
  }

  private Batch thinned(Batch batch) {
    var chosen = new ArrayList<Waiting>();
    for (var entry : batch.entries()) {
      if (!entry.isTelemetry()) {
        chosen.add(entry);
        continue;
      }
      keepNext = !keepNext;
      if (keepNext) {
        chosen.add(entry);
      }
    }
    return batch.keeping(chosen);
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
    fit(store);
    return new Relief(store, listener).fromTelemetry(Relief.reserve(mostPages)) || released;
  }

  /**
   * SQLite removes its log when it closes the file: on a full disk that room is kept for the next.
   */
  void leave() {
    if (tight) {
      ballast.holdWhatIsLeft();
    }
  }

  /** Lays the ballast down again when there is room. */
  void tend(Store store) throws SQLException {
    if (tight && ballast.reserve()) {
      tight = false;
      fit(store);
      listener.heard(new JournalNotice.RoomAgain());
    }
  }
}
