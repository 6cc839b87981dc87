package org.swapgrid.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.swapgrid.loop.Counters;
import org.swapgrid.loop.Outbox;

/**
 * Outbox and counters on the disk: one thread owns one SQLite file (write-ahead log, every
 * transaction forced to the disk).
 *
 * <p>The queue to that thread is bounded: an event is never dropped while the process lives; of
 * telemetry and of acknowledgements 4,096 wait each, then the oldest is dropped and counted. {@link
 * #append}, {@link #acknowledged} and {@link #level} never wait for the disk; {@link #next} and
 * {@link #keep} wait 2 s at most and are not for the control thread.
 *
 * <p>In the file the newest event always finds room: telemetry gives way first, then
 * acknowledgements, then older events. What was given up is counted durably.
 *
 * <p>An id is {@code boot * 2^32 + arrival}. The boot number rises with every start and begins with
 * a number drawn by chance, so an id never comes again, not even on a new disk: (boot, arrival) is
 * what the aggregator tells duplicates by.
 */
public final class Journal implements Outbox, Counters, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final int MOST_CHARS = 262_144;
  private static final String OWN = "journal.";
  private static final String GONE = "{\"journal\":\"gone\",\"saved\":0}";

  private final Intake intake = new Intake();
  private final JournalListener listener;
  private final InstantSource clock;
  private final Vault vault;
  private final Thread thread;

  private Journal(JournalSettings settings, InstantSource clock, JournalListener listener) {
    this.listener = listener;
    this.clock = clock;
    this.vault = new Vault(settings, clock, this::hear);
    this.thread = Thread.ofPlatform().name("journal").daemon().unstarted(this::run);
  }

  /**
   * Opens the journal, making it where it is missing, and reads all of it once to check it. A
   * damaged file is set aside, one that is gone is told; a disk that refuses is an alarm and tried
   * again: none of it is a throw.
   *
   * @param clock stamps what is set aside
   * @param listener hears of troubles, on this thread first and later on the journal's
   * @throws JournalRefused when a newer version made the file or another process has it
   */
  public static Journal open(
      JournalSettings settings, InstantSource clock, JournalListener listener)
      throws JournalRefused {
    var journal = new Journal(settings, clock, listener);
    journal.vault.open();
    journal.thread.start();
    return journal;
  }

  /**
   * A first look, without opening anything, that takes no time.
   *
   * @throws JournalRefused when a newer version made the file
   */
  public static void refuseNewer(JournalSettings settings) throws JournalRefused {
    Schema.refuseNewer(settings.file());
  }

  private void hear(JournalNotice notice) {
    listener.heard(notice);
    if (notice instanceof JournalNotice.SetAside(_, var keptAs, long saved)) {
      intake.add(Priority.EVENT, "journal", clock.instant(), replaced(keptAs, saved));
    }
    if (notice instanceof JournalNotice.Gone) {
      intake.add(Priority.EVENT, "journal", clock.instant(), GONE);
    }
  }

  /** The aggregator must learn that records may be missing. */
  private static String replaced(Path keptAs, long saved) {
    return "{\"journal\":\"set_aside\",\"kept_as\":\"%s\",\"saved\":%d}"
        .formatted(keptAs.getFileName(), saved);
  }

  /**
   * {@inheritDoc}
   *
   * @param body up to 262,144 characters: an event of over an hour with a sample each second
   * @throws IllegalArgumentException when it is longer
   */
  @Override
  public void append(Priority priority, String kind, Instant at, String body) {
    if (body.length() > MOST_CHARS) {
      throw new IllegalArgumentException("a record of " + body.length() + " characters");
    }
    intake.add(priority, kind, at, body);
  }

  /** {@inheritDoc} Waits 2 s at most; empty also when the disk does not answer until then. */
  @Override
  public List<Entry> next(Priority priority, long behind, int most) {
    return answer(() -> read(priority, behind, most), List.of());
  }

  private List<Entry> read(Priority priority, long behind, int most) {
    var removed = intake.removed();
    return vault.next(priority, behind, most + removed.size()).stream()
        .filter(entry -> !removed.contains(entry.id()))
        .limit(most)
        .toList();
  }

  /** {@inheritDoc} They are not shown again; after a crash in the next moments they may be. */
  @Override
  public void acknowledged(Collection<Long> ids) {
    intake.remove(ids);
  }

  @Override
  public Level level() {
    var stored = vault.level();
    return new Level(
        Math.max(0, stored.queued() + intake.unwritten()),
        stored.oldest(),
        stored.dropped() + intake.dropped());
  }

  /** How the journal fares now. */
  public Condition condition() {
    return vault.condition();
  }

  @Override
  public long last(String name) {
    return vault.ledger().last(name);
  }

  /**
   * {@inheritDoc} Waits 2 s at most; after false the value may yet become durable.
   *
   * @throws IllegalArgumentException when the value is below the last one kept
   */
  @Override
  public boolean keep(String name, long value) {
    if (name.startsWith(OWN) || name.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not a name for a counter: " + name);
    }
    if (value < last(name)) {
      throw new IllegalArgumentException(name + " would go back to " + value);
    }
    return awaited(intake.keep(name, value), false);
  }

  private <T> T answer(Supplier<T> question, T otherwise) {
    if (intake.isClosed()) {
      return otherwise;
    }
    var answer = new CompletableFuture<T>();
    intake.ask(() -> answer.complete(question.get()));
    return awaited(answer, otherwise);
  }

  private static <T> T awaited(CompletableFuture<T> answer, T otherwise) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return otherwise;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
  }

  private void run() {
    boolean stalled = false;
    long triedAt = System.nanoTime();
    while (!intake.isClosed()) {
      intake.await(TICK, stalled);
      if (!stalled || System.nanoTime() - triedAt >= TICK.toNanos()) {
        stalled = !pump();
        triedAt = System.nanoTime();
      }
      intake.questions().forEach(Runnable::run);
      vault.tend();
    }
    var _ = pump();
    vault.leave();
  }

  /** Returns false when the disk refuses. */
  private boolean pump() {
    while (intake.hasWork()) {
      var batch = intake.take();
      if (!vault.write(batch)) {
        intake.restore(batch);
        return false;
      }
      intake.done();
      intake.questions().forEach(Runnable::run);
    }
    return true;
  }

  /** Writes what still waits, trying for 5 s at most. What is appended from now on is lost. */
  @Override
  public void close() {
    intake.close();
    try {
      var _ = thread.join(CLOSING);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
