package org.swapgrid.sim.dst.link;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Bounds;
import org.swapgrid.order.Leases;
import org.swapgrid.order.OrderRules;
import org.swapgrid.order.Verdict;
import org.swapgrid.uplink.namespace.Layout;

/** A seed's aggregator, broker and forger, and the station's end of the line. */
public final class Link {
  private static final Pattern CAP = Pattern.compile("\"cap\",\"kw\":([0-9.]+)");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Pattern SHED = Pattern.compile("\"shed_to\",\"kw\":([0-9.]+)");

  private final Terms terms;
  private final Clock clock;
  private final Consumer<String> trace;
  private final Broker broker;
  private final Post post;
  private final Archive archive;
  private final Ledger ledger = new Ledger();
  private final Store store;
  private final RandomGenerator deaths;
  private @Nullable StationEnd station;
  private long obeyed = -1;
  private long orderedUntil = Long.MIN_VALUE / 2;
  private int processes;
  private boolean owesNote;
  private long notedBefore;
  private double cap = Double.NaN;
  private @Nullable Shed shed;

  /**
   * An order to shed that had to be obeyed.
   *
   * @param kilowatts the most to be drawn
   * @param heard when the station heard it
   * @param until when it runs out
   */
  public record Shed(double kilowatts, long heard, long until) {}

  /**
   * What a seed's link is built from.
   *
   * @param hostile whether what must move nothing reaches the station at all
   * @param rating of all chargers, in watts
   * @param end when every trouble is over, in nanoseconds
   */
  public record Terms(
      long seed, OrderRules rules, Layout layout, boolean hostile, int rating, long end) {
    /** In every twentieth seed with an aggregator the journal is the real one. */
    boolean onDisk() {
      return seed % 80 == 0;
    }

    /** Damage befalls the files where false orders come in: it too must move nothing. */
    @Nullable RandomGenerator harm() {
      return hostile ? new SplittableRandom(seed ^ 0xDA4A6E) : null;
    }
  }

  public Link(Terms terms, Clock clock, Consumer<String> trace) {
    this.terms = terms;
    this.clock = clock;
    this.trace = trace;
    this.broker = new Broker(clock);
    this.post = new Post(clock, broker, terms.end());
    this.archive = new Archive(clock, post, terms.seed());
    broker.subscribed(archive::carried);
    this.deaths = new SplittableRandom(terms.seed() ^ 0xDEAD);
    this.store = terms.onDisk() ? new DiskStore(clock, deaths, terms.harm()) : new ModelStore();
    var chance = new SplittableRandom(terms.seed() ^ 0x5EED);
    var host = new Host(new Host.Plant(terms.seed(), terms.rating(), terms.end()), clock, post);
    host.draw(chance.split());
    weather(chance.split());
    var attacks = chance.split();
    if (terms.hostile()) {
      var wires = new Forger.Wires(post, broker, archive);
      new Forger(host, clock, wires).draw(attacks, terms.end());
    }
  }

  private void weather(RandomGenerator chance) {
    int troubles = chance.nextInt(1, 5);
    for (int i = 0; i < troubles; i++) {
      long at = chance.nextLong(5_000_000_000L, terms.end());
      long back = Math.min(terms.end(), at + chance.nextLong(200_000_000L, 15_000_000_000L));
      switch (chance.nextInt(6)) {
        case 0 -> between(at, back, on -> broker.fare(on ? Broker.State.REFUSING : well()));
        case 1 -> between(at, back, on -> broker.fare(on ? Broker.State.MUTE : well()));
        case 2 -> between(at, back, on -> host(!on));
        case 3, 4 -> between(at, terms.end(), on -> clock.setClock(!on));
        default -> {
          var by = Duration.ofMillis(chance.nextLong(-40_000, 40_000));
          between(at, back, on -> clock.step(on ? by : Duration.ZERO));
        }
      }
    }
  }

  private void host(boolean online) {
    archive.online(online);
    broker.host(online);
  }

  private static Broker.State well() {
    return Broker.State.WELL;
  }

  private void between(long at, long back, Consumer<Boolean> act) {
    post.at(at, () -> act.accept(true));
    post.at(back, () -> act.accept(false));
  }

  /** The station's process begins. */
  public void start() {
    store.open();
    var wires = new StationEnd.Wires(clock, broker, store, ledger, this::answered);
    long seed = terms.seed() * 97 + processes++;
    station = new StationEnd(terms.rules(), terms.layout(), seed, wires);
  }

  /** The station's process is dead. */
  public void die() {
    boolean writes = station != null && deaths.nextInt(3) > 0;
    var after =
        store.die(() -> {
          if (writes) {
            ledger.append(store, clock.now().wall(), "Dying");
          }
        });
    ledger.died();
    spoilt(after);
    broker.drop();
    station = null;
  }

  private void spoilt(Store.Aftermath after) {
    if (!after.words().isEmpty()) {
      trace.accept(after.words() + ", " + after.lost().size() + " records with it");
      ledger.spoilt(after.lost());
      owesNote = after.tells() || (owesNote && after.keepsNotes());
      notedBefore = after.tells() ? archive.newestNote() : notedBefore;
    }
  }

  /** Whether the journal is the real one, on a disk. */
  public boolean isOnDisk() {
    return terms.onDisk();
  }

  /** Whether damage cost records and the host has not been told. */
  public boolean isUntold() {
    return owesNote && archive.newestNote() <= notedBefore;
  }

  public void full(boolean isFull) {
    store.full(isFull);
  }

  /** Host and broker do what is due. */
  public void advance() {
    post.run();
    archive.advance();
  }

  /**
   * The living process's share of a step.
   *
   * @param bounds of the newest cycle; null before the first
   */
  public void step(@Nullable CycleRecord newest, @Nullable Bounds bounds) {
    var living = station;
    if (living == null) {
      return;
    }
    living.step(newest, bounds);
    for (var letter = broker.nextLetter(); letter != null; letter = broker.nextLetter()) {
      boolean isVoid = letter.isVoid(clock, obeyed);
      if (letter.byForger() ? isVoid : terms.hostile() || !isVoid) {
        note(letter, isVoid);
        living.hear(letter);
        if (letter.truth().sound()) {
          ledger.receipted(letter.truth().records());
        }
      }
    }
  }

  /** The cap of the newest order that had to be obeyed, in kilowatts; not a number without one. */
  public double cap() {
    return sinceOrdered() < 0 ? cap : Double.NaN;
  }

  private void note(Letter letter, boolean isVoid) {
    if (letter.truth().isOrder()) {
      trace.accept((isVoid ? "to move nothing: " : "to be obeyed: ") + letter.truth().words());
      if (!isVoid) {
        toBeObeyed(letter.truth());
      }
    }
  }

  private void toBeObeyed(Letter.Truth order) {
    var left = Duration.between(clock.now().wall(), order.expires());
    long until = clock.nanos() + left.toNanos();
    var capped = CAP.matcher(order.words());
    cap = capped.find() ? Double.parseDouble(capped.group(1)) : Double.NaN;
    orderedUntil = Math.max(orderedUntil, until);
    shed = isClockRight() ? shed(order.words(), until) : null;
  }

  /** To a clock that is wrong an order may come too early or too late. */
  private boolean isClockRight() {
    return Duration.between(clock.truth(), clock.now().wall()).abs().compareTo(SECOND) < 0;
  }

  private @Nullable Shed shed(String words, long until) {
    var found = SHED.matcher(words);
    return found.find() ? new Shed(Double.parseDouble(found.group(1)), clock.nanos(), until) : null;
  }

  /** The newest order that had to be obeyed, where it is one to shed and runs; null otherwise. */
  public @Nullable Shed shed() {
    var newest = shed;
    return newest == null || clock.nanos() >= newest.until() ? null : newest;
  }

  private void answered(Letter letter, List<Answer> answers) {
    for (var answer : answers) {
      trace.accept("answered " + letter.truth().seq() + ": " + Answers.status(answer.verdict()));
      if (answer.verdict() instanceof Verdict.Accepted(var lease, _, _)) {
        obeyed = Math.max(obeyed, lease.name().seq());
      }
    }
  }

  /** The orders that the station obeys. */
  public Leases leases() {
    var living = station;
    return living == null ? Leases.NONE : living.leases();
  }

  /** How long ago the last order ran out that the station had to obey, in seconds. */
  public double sinceOrdered() {
    return (clock.nanos() - orderedUntil) / 1e9;
  }

  /** How the station's records fare wrongly, in words; null while they do not. */
  public @Nullable String recordsFault() {
    var fault = store.fault() == null ? archive.fault() : store.fault();
    return fault != null || station == null ? fault : ledger.missing(store);
  }

  /** A record that must not be lost and that the host lacks, by its number; 0 for none. */
  public long lacking() {
    return ledger.durable().stream().filter(number -> !archive.has(number)).findFirst().orElse(0L);
  }

  /** The simulation is over. */
  public void end() {
    store.end();
  }

  /** Every trouble is over. */
  public void calm() {
    broker.fare(Broker.State.WELL);
    host(true);
    clock.step(Duration.ZERO);
    clock.setClock(true);
  }
}
