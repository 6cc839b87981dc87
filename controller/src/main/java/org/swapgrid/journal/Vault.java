package org.swapgrid.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Level;
import org.swapgrid.loop.Outbox.Priority;

/**
 * The store with what must go on when it fails: a damaged file is replaced, a full disk relieved,
 * and a file that cannot be used at all is opened again later.
 */
final class Vault {
  private static final Duration TEND_EVERY = Duration.ofSeconds(2);
  private static final int MOST_TRIES = 4;

  private final JournalSettings settings;
  private final Path file;
  private final InstantSource clock;
  private final JournalListener listener;
  private final Room room;
  private final Ledger ledger;
  private @Nullable Store store;
  private @Nullable Damaged damaged;
  private String damage = "";
  private boolean unusable;
  private boolean gone;
  private long tendedAt = System.nanoTime();
  private volatile Condition condition = Condition.SOUND;
  private volatile Level level = new Level(0, Instant.EPOCH, 0);

  Vault(JournalSettings settings, InstantSource clock, JournalListener listener) {
    this.settings = settings;
    this.file = settings.file();
    this.clock = clock;
    this.listener = listener;
    this.room = new Room(settings, listener);
    this.ledger = new Ledger(new CounterFile(settings.directory().resolve("counters")), listener);
  }

  Level level() {
    return level;
  }

  Condition condition() {
    return condition;
  }

  Ledger ledger() {
    return ledger;
  }

  /**
   * Opens the file for the first time. A disk that does not let it is no failure: see {@link
   * #tend}.
   *
   * @throws JournalRefused when it belongs to a newer version or to another process
   */
  void open() throws JournalRefused {
    ledger.read();
    openStore();
  }

  private void openStore() throws JournalRefused {
    boolean again = isThere();
    gone = again && damaged == null && ledger.hasRun() && isEmpty();
    for (int tries = 0; again && tries < MOST_TRIES; tries++) {
      try {
        use(Store.open(file));
        again = false;
      } catch (SQLException failure) {
        again = isCleared(failure);
      }
    }
    note();
  }

  private boolean isEmpty() {
    try {
      return Files.size(file) == 0;
    } catch (NoSuchFileException notThere) {
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private boolean isThere() {
    try {
      Files.createDirectories(settings.directory());
      return true;
    } catch (IOException refused) {
      return lose(refused.toString());
    }
  }

  /** Removes what kept the file from being opened. */
  private boolean isCleared(SQLException failure) throws JournalRefused {
    close();
    var why = String.valueOf(failure.getMessage());
    return switch (Fault.of(failure)) {
      case FULL -> room.isReleased(why) || lose(why);
      case DAMAGED -> isSetAside(why);
      case UNUSABLE -> Files.isDirectory(file) ? isSetAside(why) : lose(why);
      case TAKEN -> throw new JournalRefused(file + " is in use by another process");
    };
  }

  private void use(Store opened) throws SQLException {
    store = opened;
    room.begin();
    room.fit(opened);
    var aside = damaged;
    if (aside != null) {
      long saved = Salvage.copy(aside.file(), opened, room);
      listener.heard(new JournalNotice.SetAside(damage, aside.file(), saved));
      damaged = null;
    }
    if (gone) {
      gone = false;
      listener.heard(new JournalNotice.Gone(file));
    }
    ledger.adopt(opened);
    if (unusable) {
      unusable = false;
      listener.heard(new JournalNotice.UsableAgain());
    }
    measure(opened);
  }

  private void measure(Store used) throws SQLException {
    ledger.raise(used.counters());
    level =
        new Level(used.queued(), used.records().oldest(), Math.max(0, ledger.last(Store.DROPPED)));
  }

  private void note() {
    condition =
        unusable ? Condition.UNUSABLE : room.isTight() ? Condition.DISK_FULL : Condition.SOUND;
  }

  /**
   * Makes all of the batch durable that there can be room for, and tells those who wait for its
   * counters.
   *
   * @return false when nothing of it was written
   */
  boolean write(Batch batch) {
    boolean written = isWritten(batch);
    ledger.settle(batch, written);
    note();
    return written;
  }

  private boolean isWritten(Batch batch) {
    var some = batch;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      var used = store;
      if (used == null) {
        return false;
      }
      try {
        used.write(room.admit(used, some), ledger.boot());
        measure(used);
        return true;
      } catch (SQLException failure) {
        if (!isRecovered(failure)) {
          return false;
        }
        some = tries > 0 ? batch.withoutTelemetry() : batch;
      }
    }
    return false;
  }

  private boolean isRecovered(SQLException failure) {
    var why = String.valueOf(failure.getMessage());
    var used = store;
    try {
      return switch (Fault.of(failure)) {
        case FULL -> used != null && room.isMade(used, why);
        case DAMAGED -> isReplaced(why);
        case TAKEN, UNUSABLE -> lose(why);
      };
    } catch (SQLException again) {
      return Fault.of(again) == Fault.DAMAGED && isReplaced(why);
    }
  }

  private boolean isReplaced(String why) {
    close();
    if (isSetAside(why)) {
      reopen();
    }
    return store != null;
  }

  private void reopen() {
    try {
      openStore();
    } catch (JournalRefused refused) {
      var _ = lose(String.valueOf(refused.getMessage()));
    }
  }

  private boolean isSetAside(String why) {
    try {
      damage = why;
      damaged = Damaged.setAside(file, clock.instant());
      damaged.forgetOlder(file);
      return true;
    } catch (IOException stays) {
      return lose(why + "; and it cannot be set aside: " + stays);
    }
  }

  private boolean lose(String why) {
    close();
    if (!unusable) {
      listener.heard(new JournalNotice.Unusable(why));
    }
    unusable = true;
    return false;
  }

  /** Ascending, behind this id; empty when there are none or none can be read. */
  List<Entry> next(Priority priority, long behind, int most) {
    var used = store;
    if (used == null) {
      return List.of();
    }
    try {
      return used.records().next(priority, behind, most);
    } catch (SQLException failure) {
      var _ = isRecovered(failure);
      return List.of();
    }
  }

  /** Looks every 2 s whether a file that was lost can be opened and a ballast laid down again. */
  void tend() {
    if (System.nanoTime() - tendedAt < TEND_EVERY.toNanos()) {
      return;
    }
    tendedAt = System.nanoTime();
    if (store == null) {
      reopen();
    }
    try {
      if (store != null) {
        room.tend(store);
      }
    } catch (SQLException failure) {
      var _ = isRecovered(failure);
    }
    note();
  }

  /** Ends the use of the file. */
  void leave() {
    close();
    room.leave();
  }

  private void close() {
    var used = store;
    store = null;
    if (used == null) {
      return;
    }
    try {
      used.close();
    } catch (SQLException asGoodAsClosed) {
      // What was committed is in the log, which the next opening reads.
    }
  }
}
