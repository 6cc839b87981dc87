package org.swapgrid.modbus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;

/**
 * What is in force at the cabinet as far as its own answers say, and so what has to be written
 * next. Does no input or output.
 */
final class Steering {
  /** The cabinet's registers may lag behind its acknowledgement by 100 ms (the map's promise). */
  private static final Duration SETTLED = Duration.ofMillis(150);

  /** A limit that stays below the plan this long is not a ramp or a hold any more. */
  private static final Duration STUCK = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Power UNKNOWN = new Power(Long.MAX_VALUE);
  private static final int SEQ_LIMIT = 0xFFFF;

  /** What is to be written. */
  enum Next {
    NOTHING,
    /** The header alone, first, because the total falls. */
    CURTAIL,
    LIMITS,
    HEARTBEAT
  }

  /** What a look at the limits in force said. */
  enum Seen {
    /** Equal to the plan, for the first time since it was written. */
    REACHED,
    UNCHANGED,
    /** Differs in a way that only writing again can mend. */
    DIFFERS
  }

  private final Duration revertAfter;
  private ChargingPlan curtailed = ChargingPlan.NONE;
  private @Nullable ChargingPlan written;
  private @Nullable ChargingPlan tried;
  private Power mostInForce = UNKNOWN;
  private boolean reached;
  private int seq;
  private int seqTaken;
  private Duration commandedAt;
  private Duration limitsAt;
  private Duration movedAt;
  private Duration retryAt;
  private Duration rewriteAt;
  private Duration pause = FIRST_PAUSE;
  private long lastSum;

  Steering(Duration revertAfter, Duration now) {
    this.revertAfter = revertAfter;
    commandedAt = now;
    limitsAt = now;
    movedAt = now;
    retryAt = now;
    rewriteAt = now;
  }

  /**
   * The control thread was silent so long that nothing is written for it any more. What was written
   * last runs out when it has been silent for the whole revert time; the last third stays free of
   * writes, so that none can pull the cabinet out of the fall-back it has just entered.
   */
  boolean isDead(Steered asked, Duration now) {
    return now.minus(asked.at()).multipliedBy(3).compareTo(revertAfter.multipliedBy(2)) >= 0;
  }

  /** What is left of the time after which the cabinet falls back, counted from the plan's word. */
  Duration remaining(Steered asked, Duration now) {
    return revertAfter.minus(now.minus(asked.at()));
  }

  Next next(Steered asked, CommandFrame frame, Duration now) {
    var plan = asked.plan();
    if (written != null && written.sameLimitsAs(plan)) {
      return now.compareTo(heartbeatDue()) >= 0 ? Next.HEARTBEAT : Next.NOTHING;
    }
    if (now.compareTo(retryAt) < 0 && tried != null && tried.sameLimitsAs(plan)) {
      return Next.NOTHING;
    }
    return frame.total().isBelow(mostInForce.min(frame.rating())) && !curtailed.sameLimitsAs(plan)
        ? Next.CURTAIL
        : Next.LIMITS;
  }

  /** When there is something to write at the latest, if nothing changes. */
  Duration due() {
    return written == null ? retryAt : heartbeatDue();
  }

  private Duration heartbeatDue() {
    return commandedAt.plus(revertAfter.dividedBy(3));
  }

  /** A number that differs from every recent one; never 0, which means none. */
  int nextSeq(int seqAtCabinet) {
    if (seq == 0) {
      seq = seqAtCabinet;
    }
    seq = seq % SEQ_LIMIT + 1;
    if (seq == seqAtCabinet) {
      seq = seq % SEQ_LIMIT + 1;
    }
    return seq;
  }

  /** The newest Seq the cabinet said it took; 0 before the first. */
  int seqTaken() {
    return seqTaken;
  }

  /** Whether a look soon after the last write may show that the plan is in force. */
  boolean isSettling(Duration now) {
    return written != null && !reached && now.minus(limitsAt).compareTo(Duration.ofSeconds(1)) < 0;
  }

  /** Whether the cabinet should still have a command of ours. */
  boolean hasCommand() {
    return written != null || !curtailed.limits().isEmpty();
  }

  /** When the bays' limits were acknowledged last. */
  Duration limitsAt() {
    return limitsAt;
  }

  /** The cycle whose plan was written last. */
  long tick() {
    return written == null ? 0 : written.tick();
  }

  void curtailed(Steered asked, Power total, Duration at) {
    taken(at);
    curtailed = asked.plan();
    mostInForce = mostInForce.min(total);
  }

  void limited(Steered asked, Power total, Duration at) {
    taken(at);
    if (tried == null || !tried.sameLimitsAs(asked.plan())) {
      pause = FIRST_PAUSE;
    }
    tried = asked.plan();
    written = asked.plan();
    curtailed = asked.plan();
    mostInForce = total;
    reached = false;
    limitsAt = at;
    movedAt = at;
  }

  void beaten(Duration at) {
    taken(at);
  }

  private void taken(Duration at) {
    seqTaken = seq;
    commandedAt = at;
  }

  /** The cabinet said no: the same is not tried again at once. */
  void refused(Steered asked, Duration now) {
    if (tried == null || !tried.sameLimitsAs(asked.plan())) {
      pause = FIRST_PAUSE;
    }
    tried = asked.plan();
    written = null;
    retryAt = now.plus(nextPause());
  }

  /** Nothing is known any more of what is in force: everything is asserted again. */
  void lost() {
    written = null;
    curtailed = ChargingPlan.NONE;
    mostInForce = UNKNOWN;
    reached = false;
  }

  /** Holds what the cabinet has in force against the plan that was written. */
  Seen compare(Steered asked, CommandFrame frame, CabinetImage image, Duration now) {
    if (written == null
        || !written.sameLimitsAs(asked.plan())
        || image.limitsAsOf().compareTo(limitsAt) < 0) {
      return Seen.UNCHANGED;
    }
    var gap = LimitGap.between(frame, image);
    if (gap.sum() != lastSum) {
      lastSum = gap.sum();
      movedAt = now;
    }
    if (gap.isNone()) {
      var first = !reached;
      reached = true;
      return first ? Seen.REACHED : Seen.UNCHANGED;
    }
    return mustWriteAgain(gap, image.limitsAsOf(), now) ? differs(gap, now) : Seen.UNCHANGED;
  }

  private boolean mustWriteAgain(LimitGap gap, Duration asOf, Duration now) {
    var settled = asOf.minus(limitsAt).compareTo(SETTLED) >= 0;
    var stuck = now.minus(movedAt).compareTo(STUCK) >= 0;
    return now.compareTo(rewriteAt) >= 0 && settled && (gap.isAbove() || stuck);
  }

  private Seen differs(LimitGap gap, Duration now) {
    if (gap.isAbove()) {
      lost();
    } else {
      written = null;
    }
    rewriteAt = now.plus(nextPause());
    return Seen.DIFFERS;
  }

  private Duration nextPause() {
    var wait = pause;
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return wait;
  }
}
