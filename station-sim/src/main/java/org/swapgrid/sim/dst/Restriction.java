package org.swapgrid.sim.dst;

import java.time.Duration;

/** How far the station is held back, told by the commands at its cabinet and by what was shown. */
final class Restriction {
  private static final long TOLERANCE = 250_000_000L;

  /** How far. */
  enum Phase {
    /** Every bay may draw its rating. */
    FREE,
    /** Held back. */
    SHED,
    /** On the way back. */
    RETURNING,
    /** The last process could not keep what it knew: nothing is judged until it is free. */
    UNJUDGED
  }

  private final Setting setting;
  private final Sightline sightline;
  private Phase phase = Phase.FREE;
  private long since;
  private long freeSince = Long.MIN_VALUE / 2;
  private boolean lateFree;
  private boolean needsWait;
  private boolean waited;
  private boolean blindReturn;
  private long delay;
  private long heldUntil;

  /** When the event can have begun at the earliest; -1 before. */
  private long shownSince = -1;

  private boolean wasSighted;
  private double before;
  private boolean evidenced;
  private boolean isClean;
  private long ready;
  private long began;
  private double from;

  Restriction(Setting setting, Sightline sightline) {
    this.setting = setting;
    this.sightline = sightline;
  }

  Phase phase() {
    return phase;
  }

  long since() {
    return since;
  }

  /** What was drawn at most in the minute before; very large where nobody can know. */
  double before() {
    return before;
  }

  /** Whether a low frequency was part of it. */
  boolean isEvidenced() {
    return evidenced;
  }

  /** For the trace. */
  String words() {
    return "%s%s%s before %.0f W"
        .formatted(
            phase,
            waited ? ", waited" : "",
            blindReturn ? ", blind" : "",
            before == Double.MAX_VALUE ? -1 : before);
  }

  /** When the return began. */
  long began() {
    return began;
  }

  /** What was commanded, or drawn, when the return began. */
  double from() {
    return from;
  }

  /** When nothing but the random delay stood before the return. */
  long ready() {
    return ready;
  }

  /** The same; -1 where something else may have stood there. */
  long readyAt() {
    return isClean ? ready : -1;
  }

  /** Whether limits may rise now. */
  boolean mayRise(long now) {
    return phase != Phase.SHED || blindReturn || !needsWait || waited;
  }

  /** Before the commands of this step are looked at. */
  void look(long now, Draws draws) {
    boolean isShown = sightline.lastEvidence() == now;
    shownSince = isShown && shownSince < 0 ? now : shownSince;
    // The first has the highest levels: it trips before the others and lets go behind them.
    if (!setting.services().isEmpty() && sightline.isSurelyTripped(0, now)) {
      evidence(now, draws);
    }
    boolean isSighted = sightline.unsightedSince() < 0;
    if (wasSighted && !isSighted) {
      reset();
    }
    wasSighted = isSighted;
    back(now);
    blind(now);
  }

  private void evidence(long now, Draws draws) {
    var terms = setting.services().getFirst();
    boolean isNew = !needsWait || waited;
    needsWait = true;
    waited = false;
    blindReturn = false;
    evidenced = true;
    isClean = true;
    delay = Math.max(isNew ? 0 : delay, terms.terms().comeback().delay().toNanos());
    heldUntil = isNew ? shownSince + terms.release().minimumHold().toNanos() : heldUntil;
    // Behind its recovery window an event is over: what is drawn then is what the next one finds.
    boolean isOver = phase == Phase.RETURNING && now - Math.min(began, ready) > recovery();
    before = isOver ? Math.max(before, draws.mostLately()) : before;
    phase = phase == Phase.RETURNING ? Phase.SHED : phase;
  }

  private long recovery() {
    return setting.policy().comeback().recovery().toNanos();
  }

  private void reset() {
    waited = false;
    blindReturn = false;
    needsWait = true;
    isClean = false;
    phase = phase == Phase.RETURNING ? Phase.SHED : phase;
  }

  private void back(long now) {
    long site = setting.policy().comeback().delay().toNanos();
    long needed = Math.max(site, delay) - TOLERANCE;
    boolean isBack = sightline.backSince() >= 0 && now - sightline.backSince() >= needed;
    if (isBack && !waited && now + TOLERANCE >= heldUntil) {
      waited = true;
      delay = 0;
      ready = blindReturn ? ready : now;
    }
  }

  private void blind(long now) {
    var rule = setting.policy().gate().blind();
    Duration hold = rule.hold();
    long lost = sightline.unsightedSince();
    boolean isOver = rule.carryOn() && lost >= 0 && now - lost >= hold.toNanos() - TOLERANCE;
    ready = isOver && !blindReturn ? now : ready;
    blindReturn |= isOver;
  }

  /** A command was taken. */
  void frame(Frame before, Frame now, Draws draws, long nanos, double lag) {
    boolean isFree = now.total() >= setting.rating();
    if (isFree) {
      lateFree = phase == Phase.FREE ? lateFree : lag > 1;
      freeSince = phase == Phase.FREE ? freeSince : nanos;
      phase = Phase.FREE;
      shownSince = -1;
      needsWait = false;
      evidenced = false;
      return;
    }
    if (phase == Phase.FREE) {
      phase = Phase.SHED;
      since = nanos;
      // Limits can be free again while the recovery window of the event before still runs.
      boolean isFresh = nanos - freeSince > setting.back().toNanos();
      // Where the command that freed it came late, the station had drawn freely before it did.
      double drew = lateFree ? draws.mostEver() : draws.mostOfMinute();
      this.before = Math.max(isFresh ? 0 : this.before, drew);
      blindReturn = false;
    }
    if (phase == Phase.SHED && now.total() > before.total()) {
      phase = Phase.RETURNING;
      shownSince = -1;
      // Behind the stated time without sight nothing is claimed any more.
      delay = blindReturn ? 0 : delay;
      began = nanos - (long) (lag * 1e9);
      from = Math.max(before.total(), draws.mostLately());
    }
  }

  /** The process does not know what was drawn before. */
  void forgetBefore() {
    before = phase == Phase.FREE ? before : Double.MAX_VALUE;
  }

  /** A new process began. */
  void restarted(boolean isLost, boolean isStale) {
    reset();
    if (isLost) {
      delay = 0;
      heldUntil = 0;
      before = Double.MAX_VALUE;
      phase = phase == Phase.UNJUDGED ? phase : Phase.SHED;
    }
    phase = isStale ? Phase.UNJUDGED : phase;
    wasSighted = false;
  }
}
