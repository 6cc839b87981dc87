package org.swapgrid.sim.dst;

import java.util.ArrayList;
import java.util.List;
import org.swapgrid.sim.cabinet.CabinetState;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.station.Bay;

/** Everything that can be known of a station from outside, as of this step. */
final class Witness {
  /** A box that hears neither meter nor cabinet for so long takes it for a loss of voltage. */
  private static final long MUTE = 9_400_000_000L;

  /** By then the station has heard of a bay that is well again. */
  private static final long REPORTED = 2_000_000_000L;

  private final Setting setting;
  private final World world;
  private final Sightline sightline;
  private final Restriction restriction;
  private final Draws draws = new Draws();
  private final List<Scatter.Return> returns = new ArrayList<>();
  private final int[] inForce;
  private Frame commanded;
  private long lineWorseSince;
  private long lineBadUntil = Long.MIN_VALUE / 2;
  private long baysBadUntil = Long.MIN_VALUE / 2;
  private long faulty;
  private long faultyAt;
  private long troubledCutAt = Long.MIN_VALUE / 2;
  private long servedAt = Long.MIN_VALUE / 2;
  private long served;
  private long processSince;
  private boolean inPeace = true;
  private boolean freed;
  private boolean tripped;
  private boolean spoken;

  Witness(Setting setting, World world) {
    this.setting = setting;
    this.world = world;
    this.sightline = new Sightline(setting, world.meters());
    this.restriction = new Restriction(setting, sightline);
    this.inForce = new int[setting.site().station().bays()];
    this.commanded = Frame.none(setting.site().station().bays());
  }

  Setting setting() {
    return setting;
  }

  World world() {
    return world;
  }

  Site site() {
    return world.site();
  }

  Sightline sightline() {
    return sightline;
  }

  Restriction restriction() {
    return restriction;
  }

  Draws draws() {
    return draws;
  }

  long now() {
    return world.time().nanos();
  }

  /**
   * The limit in force at this bay before this step's command: a cabinet left alone falls back to
   * its own.
   */
  int inForce(int bay) {
    return inForce[bay];
  }

  /** The newest command the cabinet took. */
  Frame commanded() {
    return commanded;
  }

  /** The cabinet took this command. */
  void commanded(Frame frame) {
    // What the first command of a process only leaves in force at the cabinet has not risen.
    var found = spoken ? commanded : commanded.orHigher(inForce);
    spoken = true;
    freed |= frame.total() >= setting.rating();
    boolean isDark = frame.total() == 0 && world.sinceDark() < aliveFor() + 1;
    boolean isBeginning = isBeginning();
    // What it may have taken for an event shows in what it tells the cabinet.
    boolean isShed = sightline.lastEvidence() > 0 && frame.total() < found.total();
    if (isBeginning && !isDark && !isShed) {
      commanded = frame;
      return;
    }
    if (cutsTroubled(frame)) {
      troubledCutAt = now();
    }
    boolean wasShed = restriction.phase() == Restriction.Phase.SHED;
    double late = (now() - restriction.readyAt()) / 1e9;
    boolean isClean = restriction.readyAt() > 0 && lag() < 1 && baysGoodFor() > 9;
    restriction.frame(found, frame, draws, now(), lag());
    if (isBeginning) {
      restriction.forgetBefore();
    }
    boolean isReturn = wasShed && restriction.phase() == Restriction.Phase.RETURNING;
    if (isReturn && isClean && setting.droop() == null && commanded.total() < 100) {
      double longest = setting.policy().comeback().random().toMillis() / 1e3;
      returns.add(new Scatter.Return(longest, late / longest, returns.size()));
    }
    commanded = frame;
  }

  private boolean cutsTroubled(Frame frame) {
    return site().bays().stream()
        .filter(bay -> world.chargers().isTroubled(bay.number()))
        .map(bay -> bay.number() - 1)
        .anyMatch(bay -> frame.limitW(bay) < commanded.limitW(bay));
  }

  /**
   * How long everything has been known that a station can know of its chargers, in seconds: of
   * several that begin to disobey together each is found when it does not follow its own command.
   */
  double baysToldFor() {
    return Math.min(world.chargers().steadyFor(), (now() - troubledCutAt) / 1e9);
  }

  List<Scatter.Return> returns() {
    return List.copyOf(returns);
  }

  boolean isAlive() {
    return world.box().isAlive();
  }

  /** Since when the present process runs, in seconds. */
  double aliveFor() {
    return isAlive() ? (now() - processSince) / 1e9 : 0;
  }

  void started(boolean isLost, boolean isStale, boolean inPeace) {
    this.inPeace = inPeace;
    this.freed = false;
    this.tripped = false;
    this.spoken = false;
    processSince = now();
    sightline.forget(now());
    // Behind a silent line a way back may have ended unseen.
    boolean isOver = inPeace && lag() > 1 && restriction.phase() == Restriction.Phase.RETURNING;
    restriction.restarted(isLost, isStale || isOver);
  }

  /** Whether the present process began with nothing to remember. */
  boolean beganInPeace() {
    return inPeace;
  }

  /** Whether the cabinet took a command of the present process. */
  boolean hasSpoken() {
    return spoken;
  }

  /** Whether it leaves the limits it found until it knows the frequency. */
  boolean isBeginning() {
    return inPeace && !freed && !tripped && restriction.phase() == Restriction.Phase.FREE;
  }

  /** The process has heard its meters; it may die before this step is over. */
  void heard() {
    sightline.look(world.box().began(), now());
  }

  /** Looks round, before the commands of this step are judged. */
  void look() {
    long now = now();
    restriction.look(now, draws);
    tripped |= isTripped(now);
    boolean isMore = world.chargers().faulty() >= faulty || now - faultyAt > REPORTED;
    faultyAt = isMore ? now : faultyAt;
    faulty = isMore ? world.chargers().faulty() : faulty;
    var riders = site().status().riders();
    servedAt = riders.served() == served ? servedAt : now;
    served = riders.served();
    boolean isFree = restriction.phase() == Restriction.Phase.FREE;
    line(now);
    draws.see(now, site().status().watts(), riders.ready(), isFree, lag());
    long mute = sightline.unsightedSince();
    boolean isMute = mute >= 0 && now - mute > MUTE && now - lineWorseSince > MUTE;
    if (isMute && lineGoodFor() < 4) {
      world.noteDark();
    }
    boolean isBad =
        site().bays().stream().anyMatch(bay -> world.chargers().isTroubled(bay.number()));
    baysBadUntil = isBad ? now : baysBadUntil;
  }

  private boolean isTripped(long now) {
    return !setting.services().isEmpty() && sightline.isSurelyTripped(0, now);
  }

  /** Before the process does anything in this step. */
  void before() {
    site().bays().forEach(bay -> inForce[bay.number() - 1] = bay.limitW());
  }

  private void line(long now) {
    var state = site().status().cabinet().state();
    boolean isReady = state == CabinetState.RUNNING || state == CabinetState.FAILSAFE;
    boolean isBad = world.isLineTroubled() || !isReady;
    lineWorseSince = isBad && lineGoodFor() >= 4 ? now : lineWorseSince;
    lineBadUntil = isBad ? now : lineBadUntil;
  }

  /** How long the cabinet's line and the cabinet itself have been in order, in seconds. */
  double lineGoodFor() {
    return (now() - lineBadUntil) / 1e9;
  }

  /** How late a command may be, in seconds. */
  double lag() {
    return lineGoodFor() < 4 ? (now() - lineWorseSince) / 1e9 + 1 : 0.6;
  }

  /** How long every bay has been as it should be, in seconds. */
  double baysGoodFor() {
    return (now() - baysBadUntil) / 1e9;
  }

  double sinceRider() {
    return (now() - servedAt) / 1e9;
  }

  /** The most that so many bays draw which follow commands. */
  double most(long bays) {
    return site().bays().stream()
            .filter(bay -> !world.chargers().isTroubled(bay.number()))
            .mapToDouble(bay -> -bay.drawW())
            .sorted()
            .limit(bays)
            .sum()
        * -1;
  }

  long troubledBays() {
    return site().bays().stream().filter(bay -> world.chargers().isTroubled(bay.number())).count();
  }

  /** What bays draw that no command moves. */
  double uncontrolled() {
    return site().bays().stream()
        .filter(bay -> world.chargers().isTroubled(bay.number()))
        .mapToDouble(Bay::drawW)
        .sum();
  }

  /**
   * How many batteries the riders lack, by the worst of the last seconds, with as many as there
   * were faulty bays.
   */
  long missing() {
    return Math.max(0, setting.policy().wantedReady() - draws.leastReadyLately()) + faulty;
  }

  /** Bays that charge a battery which is not ready, and would follow a command. */
  List<Bay> candidates() {
    double ready = setting.site().station().riders().ready();
    return site().bays().stream()
        .filter(bay -> bay.drawW() >= 20 && !world.chargers().isTroubled(bay.number()))
        .filter(bay -> bay.battery() != null && bay.battery().charge() < ready - 0.005)
        .toList();
  }
}
