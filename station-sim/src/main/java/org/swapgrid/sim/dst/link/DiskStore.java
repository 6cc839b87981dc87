package org.swapgrid.sim.dst.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.swapgrid.journal.Journal;
import org.swapgrid.journal.JournalNotice;
import org.swapgrid.journal.JournalRefused;
import org.swapgrid.journal.JournalSettings;

/**
 * The real journal on a real disk. A death leaves what its files hold at that moment, and the write
 * under way may have reached them in part. Its thread is the journal's own; whoever asks waits for
 * the answer, so that a seed says the same each time.
 */
final class DiskStore implements Store {
  private static final long MIB = 1L << 20;
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final List<String> OTHERS = List.of(Damage.FILE, Damage.COUNTERS);
  private static final String FILLER = "x".repeat(3_000);

  /** The journal gives up on an answer after 2 s; on a busy machine it is asked again. */
  private static final long PATIENCE = 1_500_000_000L;

  private final Clock clock;
  private final RandomGenerator chance;
  private final @Nullable RandomGenerator harm;
  private final Path base;
  private Path home;
  private int lives;
  private boolean owesDoubt;
  private volatile boolean doubted;
  private @Nullable String fault;
  private @Nullable Journal journal;

  /**
   * A journal of its own.
   *
   * @param harm draws what befalls its files at a death; null where nothing does
   */
  DiskStore(Clock clock, RandomGenerator chance, @Nullable RandomGenerator harm) {
    this.clock = clock;
    this.chance = chance;
    this.harm = harm;
    try {
      this.base = Files.createTempDirectory(disk(), "swapgrid-dst-");
      this.home = Files.createDirectory(base.resolve("0"));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** A disk in memory where there is one: deaths are played with copies, no power fails. */
  private static Path disk() {
    return Files.isWritable(MEMORY)
        ? MEMORY
        : Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
  }

  @Override
  public void open() {
    doubted = false;
    try {
      journal = Journal.open(new JournalSettings(home, MIB, MIB), clock::truth, this::hear);
    } catch (JournalRefused refused) {
      fault = "the journal does not open: " + refused.getMessage();
      home = base.resolve("refused-" + ++lives);
      open();
    }
    if (owesDoubt && !doubted) {
      fault = "the second copy of the numbers is damaged, and nobody is told";
    }
    owesDoubt = false;
  }

  private void hear(JournalNotice notice) {
    doubted |= notice instanceof JournalNotice.CountersInDoubt;
  }

  @Override
  public @Nullable String fault() {
    return fault;
  }

  private Journal living() {
    var living = journal;
    if (living == null) {
      throw new IllegalStateException("the process is dead");
    }
    return living;
  }

  @Override
  public Aftermath die(Runnable lastWrites) {
    try {
      var next = Files.createDirectory(base.resolve(Integer.toString(++lives)));
      leave(next, lastWrites);
      close();
      home = next;
      return harm != null && harm.nextInt(3) > 0 ? spoilt(next, harm) : Aftermath.NONE;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private Aftermath spoilt(Path next, RandomGenerator how) throws IOException {
    var before = Legible.events(next, base.resolve("reading"));
    var damage = Damage.draw(how);
    damage.befall(next, how);
    var lost = new HashSet<>(before);
    lost.removeAll(Legible.events(next, base.resolve("reading")));
    owesDoubt = damage.isOfCounters();
    boolean tells = damage.isOfFile() && !lost.isEmpty();
    return new Aftermath(damage.words(), lost, tells, damage.isOfCounters());
  }

  private void leave(Path next, Runnable lastWrites) throws IOException {
    settle();
    var log = bytes(Damage.LOG);
    var file = bytes(Damage.FILE);
    lastWrites.run();
    settle();
    var written = bytes(Damage.LOG);
    boolean isTorn = Arrays.equals(file, bytes(Damage.FILE)) && chance.nextInt(3) > 0;
    Files.write(next.resolve(Damage.LOG), isTorn ? torn(log, written) : written);
    for (var name : OTHERS) {
      Files.write(next.resolve(name), bytes(name));
    }
  }

  /** A part of what was being written, from its beginning, over what was there before. */
  private byte[] torn(byte[] before, byte[] after) {
    int first = Arrays.mismatch(before, after);
    if (first < 0) {
      return after;
    }
    int last = after.length;
    while (last > first && last <= before.length && before[last - 1] == after[last - 1]) {
      last--;
    }
    int cut = chance.nextInt(first, last + 1);
    var torn = Arrays.copyOf(before, Math.max(before.length, cut));
    System.arraycopy(after, 0, torn, 0, cut);
    return torn;
  }

  private void settle() {
    var _ = next(Priority.EVENT, -1, 1);
  }

  private byte[] bytes(String name) throws IOException {
    var file = home.resolve(name);
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  /** Telemetry fills the file up to its bound. */
  @Override
  public void full(boolean isFull) {
    var living = journal;
    if (isFull && living != null) {
      for (int i = 0; i < 500; i++) {
        var body = "{\"device\":\"none\",\"metrics\":{},\"fill\":\"" + FILLER + "\"}";
        living.append(Priority.TELEMETRY, "telemetry", clock.truth(), body);
      }
      settle();
    }
  }

  @Override
  public long last(String name) {
    return living().last(name);
  }

  @Override
  public boolean keep(String name, long value) {
    return patient(journal -> journal.keep(name, value));
  }

  @Override
  public void append(Priority priority, String kind, Instant at, String body) {
    living().append(priority, kind, at, body);
  }

  @Override
  public List<Entry> next(Priority priority, long behind, int most) {
    return patient(journal -> journal.next(priority, behind, most));
  }

  private <T> T patient(Function<Journal, T> question) {
    while (true) {
      long began = System.nanoTime();
      var answer = question.apply(living());
      if (System.nanoTime() - began < PATIENCE) {
        return answer;
      }
    }
  }

  @Override
  public void acknowledged(Collection<Long> ids) {
    living().acknowledged(ids);
  }

  @Override
  public Level level() {
    return living().level();
  }

  private void close() {
    var living = journal;
    if (living != null) {
      living.close();
    }
    journal = null;
  }

  /** Leaves nothing behind. */
  @Override
  public void end() {
    close();
    try (var files = Files.walk(base)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
