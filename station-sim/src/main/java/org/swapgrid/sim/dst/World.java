package org.swapgrid.sim.dst;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Resume;
import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.dst.link.Link;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;

/** One seed's world: a site, the box with the controller, and those who judge it. */
final class World {
  static final long STEP = 100_000_000L;

  private final Setting setting;
  private final VirtualTime time = new VirtualTime();
  private final Trace trace = new Trace();
  private final Site site;
  private final List<ProbedMeter> meters = new ArrayList<>();
  private final CabinetLine cabinet;
  private final Shadow shadow = new Shadow();
  private final @Nullable Link link;
  private final Sharing sharing = new Sharing();
  private final Box box;
  private final Witness witness;
  private final List<Promise> promises;
  private final PriorityQueue<Trouble> coming = new PriorityQueue<>();
  private final Chargers chargers;
  private final List<Registers> taken = new ArrayList<>();
  private boolean lineTroubled;
  private long quietAt = -1;
  private long darkAt = Long.MIN_VALUE / 2;
  private long heldAt = Long.MIN_VALUE / 2;
  private long dishonestAt = Long.MIN_VALUE / 2;
  private @Nullable Broken broken;

  /** What every seed's station is built from. */
  record Ground(SiteSettings site, MeterMap map) {
    List<MeterMap> maps(int count) {
      return Collections.nCopies(count, map);
    }
  }

  /**
   * Who else is in the world.
   *
   * @param link whether there is an aggregator
   * @param hostile whether false orders reach the station
   * @param end when the last trouble is over, in nanoseconds
   */
  record Company(boolean link, boolean hostile, long end) {}

  World(Setting setting, List<Promise> promises, Company company) {
    this.setting = setting;
    this.promises = promises;
    this.site = new Site(setting.site(), Scenario.quiet(60, setting.seed()));
    this.chargers = new Chargers(site, time);
    var trusted = setting.policy().gate().meters();
    for (int i = 0; i < trusted.size(); i++) {
      long seed = setting.seed() * 31 + i;
      meters.add(
          new ProbedMeter(
              trusted.get(i).meter(),
              site.meters().get(i),
              time,
              poll -> new SplittableRandom(seed + poll).nextGaussian()));
    }
    this.cabinet = new CabinetLine(site, time, taken::add);
    var terms = setting.link(company.hostile(), company.end());
    this.link =
        company.link() ? new Link(terms, time, words -> trace.line(time.nanos(), words)) : null;
    this.box = new Box(this);
    this.witness = new Witness(setting, this);
    box.start();
  }

  Setting setting() {
    return setting;
  }

  VirtualTime time() {
    return time;
  }

  Trace trace() {
    return trace;
  }

  Site site() {
    return site;
  }

  List<ProbedMeter> meters() {
    return meters;
  }

  CabinetLine cabinet() {
    return cabinet;
  }

  Box box() {
    return box;
  }

  /** The aggregator and the way to it; null in a seed without. */
  @Nullable Link link() {
    return link;
  }

  /** What the cabinet took. */
  Shadow shadow() {
    return shadow;
  }

  Witness witness() {
    return witness;
  }

  @Nullable Broken broken() {
    return broken;
  }

  void schedule(Trouble trouble) {
    coming.add(trouble);
  }

  /** The bays, and which of them give trouble. */
  Chargers chargers() {
    return chargers;
  }

  void line(Disturbance.LineState state, Duration latency) {
    site.disturb(new Disturbance.CabinetLine(state));
    cabinet.latency(latency.toNanos());
    lineTroubled = state != Disturbance.LineState.NORMAL || latency.isPositive();
  }

  boolean isLineTroubled() {
    return lineTroubled;
  }

  /** Every trouble is over from now on. */
  void calm() {
    quietAt = time.nanos();
    site.disturb(new Disturbance.Frequency(60, Duration.ZERO));
    site.disturb(new Disturbance.Voltage(1));
    meters.forEach(meter -> meter.trouble(MeterTrouble.NONE));
    line(Disturbance.LineState.NORMAL, Duration.ZERO);
    chargers.calm();
    box.full(false);
    box.hold(false);
    if (link != null) {
      link.calm();
    }
    box.start();
  }

  /** When every trouble was over; -1 before. */
  long quietAt() {
    return quietAt;
  }

  /** What is not as usual, in words; null when all is. */
  @Nullable String lacks() {
    if (!box.isAlive()) {
      return "the process is dead";
    }
    var kept = box.state().read();
    return kept != null && kept.stage() == Resume.Stage.NORMAL
        ? null
        : "the state on the disk is not that of peace: " + kept;
  }

  /** To the box this is as good as a loss of voltage. */
  void noteDark() {
    darkAt = time.nanos();
  }

  /** How long ago the voltage was lost, in seconds. */
  double sinceDark() {
    return (time.nanos() - darkAt) / 1e9;
  }

  /** How long no meter has misled, in seconds. */
  double metersHonestFor() {
    return (time.nanos() - dishonestAt) / 1e9;
  }

  /** How long ago a technician held the station, in seconds. */
  double sinceHeld() {
    return (time.nanos() - heldAt) / 1e9;
  }

  /** How long ago an order ran out that had to be obeyed, in seconds. */
  double sinceOrdered() {
    return link == null ? Double.MAX_VALUE : link.sinceOrdered();
  }

  /** Whether nothing but a cap that found the station free holds it. */
  boolean isSharing() {
    return sharing.isOnly();
  }

  /** Something was thrown where the daemon would have lost a cycle, or its process. */
  void threw(RuntimeException thrown) {
    var where = thrown.getStackTrace();
    trace.line(time.nanos(), "thrown at " + (where.length == 0 ? "an unknown place" : where[0]));
    note(Run.KEEPS_RUNNING, thrown.toString());
  }

  /** Lets time pass until this moment, or until a promise is broken. */
  void runTo(long nanos) {
    while (broken == null && time.nanos() < nanos) {
      step();
    }
  }

  void step() {
    time.moveTo(time.nanos() + STEP);
    while (!coming.isEmpty() && coming.element().nanos() <= time.nanos()) {
      var next = coming.remove();
      trace.line(time.nanos(), next.words());
      next.act().accept(this);
    }
    if (link != null) {
      link.advance();
    }
    site.advanceTo(time.nanos());
    witness.before();
    box.step();
    boolean isDark = site.status().grid().perUnit() < 0.5;
    darkAt = isDark ? time.nanos() : darkAt;
    heldAt = box.isHeld() ? time.nanos() : heldAt;
    boolean isHonest = meters.stream().allMatch(meter -> meter.trouble().isHonest());
    dishonestAt = isHonest ? dishonestAt : time.nanos();
    judge();
  }

  private void judge() {
    witness.look();
    if (link != null) {
      sharing.look(link, witness.restriction().phase());
    }
    for (var words : taken) {
      var before = witness.commanded();
      var frame = Frame.read(words, before);
      if (frame.total() != before.total()) {
        trace.line(time.nanos(), "the cabinet is told " + frame.total() + " W");
      }
      shadow.take(time.nanos(), frame);
      promises.forEach(promise -> note(promise.name(), promise.frame(witness, before, frame)));
      witness.commanded(frame);
    }
    taken.clear();
    shadow.reaches(time.nanos());
    promises.forEach(promise -> note(promise.name(), promise.step(witness)));
    if (time.nanos() % 1_000_000_000L == 0) {
      trace.line(time.nanos(), status());
    }
  }

  private String status() {
    var status = site.status();
    return "%.3f Hz %.2f pu, draws %.0f W, limits %d W, ready %d, %s; %s"
        .formatted(
            status.grid().hertz(),
            status.grid().perUnit(),
            status.watts(),
            status.cabinet().limitW(),
            status.riders().ready(),
            box.words(),
            witness.restriction().words());
  }

  private void note(String promise, @Nullable String words) {
    if (words != null && broken == null) {
      broken = new Broken(promise, time.nanos(), words);
      trace.line(time.nanos(), "BROKEN " + promise + ": " + words);
    }
  }
}
