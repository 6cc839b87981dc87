package org.swapgrid.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.archive.Archive;
import org.swapgrid.archive.PowerLog;
import org.swapgrid.archive.Retention;
import org.swapgrid.archive.Shelf;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Policy;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.loop.Recorder;
import org.swapgrid.record.Happening;
import org.swapgrid.record.Origin;
import org.swapgrid.record.Quarter;
import org.swapgrid.record.QuarterMeter;
import org.swapgrid.record.Step;
import org.swapgrid.record.Taker;
import org.swapgrid.record.Windows;

/**
 * Records events: hears of every cycle on the control thread and of the drivers on theirs, hands
 * over to its own thread through a queue of {@value #ROOM}, and there writes. A full queue drops
 * the newest, and the record says how many cycles it lacks. What a power cut can take from an event
 * that lasts are its last {@value #FORCE_SECONDS} s; trouble with the disk costs the record, never
 * the station.
 */
final class EventRecorder implements Recorder, Taker.Sink, AutoCloseable {
  static final int ROOM = 1_024;
  static final long FORCE_SECONDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Facts facts;
  private final PastEvents past;
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicReference<@Nullable BiConsumer<Instant, String>> outbox =
      new AtomicReference<>();
  private volatile BooleanSupplier testing = () -> false;
  private final Taker taker;
  private final QuarterMeter quarters = new QuarterMeter();
  private final Thread thread;
  private @Nullable Archive archive;
  private long forcedAt = System.nanoTime();
  private long told;
  private volatile boolean stopping;

  /**
   * What it must know.
   *
   * @param state the state directory
   * @param origin of a record that begins now; its name is set here
   */
  record Facts(Path state, Windows windows, Supplier<Origin> origin) {}

  EventRecorder(Facts facts, Policy policy) {
    this.facts = facts;
    this.past = new PastEvents(new Shelf(facts.state()));
    this.taker = new Taker(facts.windows(), policy, this);
    this.thread = Thread.ofPlatform().name("events").unstarted(this::run);
  }

  /** Opens the archive, finishes what an earlier run left, and begins to write. */
  void start() {
    thread.start();
  }

  /** From now on finished records go there as well. Any thread. */
  void outbox(BiConsumer<Instant, String> to) {
    outbox.set(to);
  }

  /** The newest records. Any thread. */
  PastEvents past() {
    return past;
  }

  /** From now on what begins while this holds is a self-test. Any thread. */
  void testing(BooleanSupplier test) {
    testing = test;
  }

  /** What began as a test is an event from the next cycle on. Control thread. */
  void overtaken(Duration crossing) {
    offer(() -> taker.overtaken(crossing));
  }

  /** Cycles that could not be recorded since the start. Any thread. */
  long dropped() {
    return dropped.get();
  }

  @Override
  public void append(CycleRecord cycle) {
    boolean test = testing.getAsBoolean();
    offer(() -> {
      var quarter = quarters.see(cycle);
      if (quarter != null) {
        log(quarter);
      }
      taker.testing(test);
      taker.cycle(cycle);
    });
  }

  private void log(Quarter quarter) {
    try {
      new PowerLog(facts.state()).add(quarter);
    } catch (IOException notKept) {
      trouble("a quarter of an hour for the baseline is lost", notKept);
    }
  }

  /** From the next cycle on this governs. Control thread. */
  void rule(Policy policy) {
    offer(() -> taker.rule(policy));
  }

  private void offer(Runnable item) {
    if (!queue.offer(item)) {
      dropped.incrementAndGet();
    }
  }

  /** Listens in on the drivers, and passes everything on. */
  DeviceListener listening(DeviceListener next) {
    return new Overheard(next, what -> offer(() -> taker.happened(what)));
  }

  private void run() {
    open();
    try {
      while (!stopping || !queue.isEmpty()) {
        work(queue.poll(1, TimeUnit.SECONDS));
      }
    } catch (InterruptedException closed) {
      // close() waited long enough: the part on the disk is finished by the next start.
      return;
    }
    guarded(taker::stop);
  }

  private void open() {
    try {
      archive = new Archive(facts.state(), Retention.USUAL);
      archive.recover().forEach(this::kept);
      past.look();
    } catch (IOException | UncheckedIOException unusable) {
      trouble("the event records cannot be kept", unusable);
      archive = null;
    }
  }

  private void work(@Nullable Runnable item) {
    if (item != null) {
      guarded(item);
    }
    long lost = dropped.get();
    if (lost > told) {
      guarded(() -> taker.happened(new Happening.Overflow(lost - told)));
      told = lost;
    }
    if (System.nanoTime() - forcedAt >= TimeUnit.SECONDS.toNanos(FORCE_SECONDS)) {
      forcedAt = System.nanoTime();
      guarded(() -> onDisk(Archive::force));
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      // A full disk, or a bug in telling an event: neither may end a station that must shed.
      trouble("the event record is lost", failed);
      giveUp();
    }
  }

  /** What stands in the part is finished when the archive is opened again. */
  private void giveUp() {
    try {
      if (archive != null) {
        archive.close();
      }
    } catch (IOException already) {
      LOG.atDebug().setCause(already).log("a part could not be closed");
    }
    archive = null;
  }

  private static void trouble(String what, Exception why) {
    LOG.atError().setCause(why).log(what);
  }

  /** One step on the disk. */
  @FunctionalInterface
  private interface DiskWork {
    void on(Archive archive) throws IOException;
  }

  private void onDisk(DiskWork work) {
    var open = archive;
    if (open == null) {
      return;
    }
    try {
      work.on(open);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public Origin begin(Instant at) {
    if (archive == null) {
      open();
    }
    onDisk(Archive::begin);
    long next = archive == null ? 0 : archive.next();
    var origin = facts.origin().get();
    return new Origin(
        NAME.format(at) + "-" + next,
        origin.station(),
        origin.version(),
        origin.config(),
        origin.meters(),
        origin.clock());
  }

  @Override
  public void line(String line) {
    onDisk(open -> open.line(line));
  }

  @Override
  public void end() {
    onDisk(open -> kept(open.end()));
    onDisk(open -> retained(open.retain(Instant.now())));
    past.look();
  }

  private static void retained(int went) {
    if (went > 0) {
      LOG.atInfo().addKeyValue("records", went).log("the oldest event records were removed");
    }
  }

  /** Reported only once it is on the disk. */
  private void kept(Archive.Kept kept) {
    LOG.atInfo()
        .addKeyValue("event", kept.story().origin().id())
        .addKeyValue("sha256", kept.hash())
        .log("event recorded");
    var to = outbox.get();
    var decided = kept.story().course().at(Step.DECIDED);
    if (to != null && decided != null) {
      to.accept(decided.wall(), kept.summary());
    }
  }

  /** Writes what is queued, ends what is open, within a bounded time. */
  @Override
  public void close() {
    stopping = true;
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        thread.interrupt();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
