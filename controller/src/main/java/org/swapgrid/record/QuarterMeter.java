package org.swapgrid.record;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.Power;

/** Means over quarters of an hour, from every cycle. */
public final class QuarterMeter {
  /** A cycle counts until the next one, but no longer than this. */
  private static final long LONGEST_MICROS = 1_000_000;

  private @Nullable Instant start;
  private @Nullable Duration last;
  private long sum;
  private long micros;
  private boolean event;

  /** Follows one cycle; the quarter that ended with it, if one did. */
  public @Nullable Quarter see(CycleRecord cycle) {
    var tick = cycle.seen().tick();
    var quarter = Quarter.startOf(tick.wall());
    var before = start;
    Quarter done = null;
    if (before != null && !before.equals(quarter)) {
      done = done(before);
    }
    start = quarter;
    count(cycle);
    return done;
  }

  private void count(CycleRecord cycle) {
    var now = cycle.seen().tick().elapsed();
    var drawn = cycle.made().view().balance().measured();
    if (drawn != null && last != null) {
      long step = Math.min(LONGEST_MICROS, now.minus(last).toNanos() / 1_000);
      sum += drawn.watts() * step;
      micros += step;
    }
    last = now;
    event |= Taker.claims(cycle);
  }

  private Quarter done(Instant start) {
    long whole = Quarter.LENGTH.toNanos() / 1_000;
    int covered = (int) Math.min(1_000, micros * 1_000 / whole);
    var drawn = micros == 0 ? Power.ZERO : new Power(sum / micros);
    var done = new Quarter(start, drawn, covered, event);
    sum = 0;
    micros = 0;
    event = false;
    return done;
  }
}
