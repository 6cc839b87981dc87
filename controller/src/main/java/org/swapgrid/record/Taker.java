package org.swapgrid.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Policy;

/**
 * Follows every cycle, keeps the last ones, and writes a series round each event: from {@link
 * Windows#before} on every cycle as long as it lasts, before and behind that a point a second. One
 * event at a time: the next one ends it. Not for use by two threads.
 */
public final class Taker {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Cycles kept at most, whatever the rate: ten seconds of a 20 ms meter and twice that. */
  private static final int MOST_CYCLES = 1_000;

  private static final int MOST_EARLY = 16;

  private final Windows windows;
  private final Sink sink;
  private final ArrayDeque<CycleRecord> recent = new ArrayDeque<>();
  private final ArrayDeque<Point> past = new ArrayDeque<>();
  private final ArrayDeque<Happening> early = new ArrayDeque<>();
  private Policy policy;
  private long newest;
  private @Nullable Open open;
  private boolean claimed;
  private boolean testing;
  private @Nullable Duration overtaken;

  /** Where series go. */
  public interface Sink {
    /** A series begins; its origin. */
    Origin begin(Instant at);

    void line(String line);

    /** The series is complete: it ends with its last line. */
    void end();
  }

  /** A series being written. */
  private static final class Open {
    final Scribe scribe;
    final Duration begun;
    @Nullable Duration quiet;
    Duration pointed = Duration.ZERO;

    Open(Scribe scribe, Duration begun) {
      this.scribe = scribe;
      this.begun = begun;
    }
  }

  public Taker(Windows windows, Policy policy, Sink sink) {
    this.windows = windows;
    this.policy = policy;
    this.sink = sink;
  }

  /** From the next cycle on this governs. */
  public void rule(Policy next) {
    policy = next;
    recent.clear();
    if (open != null) {
      open.scribe.rule(next);
    }
  }

  public void cycle(CycleRecord cycle) {
    boolean claims = claims(cycle);
    var crossing = overtaken;
    overtaken = null;
    if (claims && (!claimed || crossing != null) && open != null) {
      end(Ending.Why.NEXT_EVENT);
    }
    claimed = claims;
    remember(cycle);
    if (claims && crossing != null) {
      takeOver(cycle, crossing);
    } else if (open != null) {
      goOn(open, cycle);
    } else if (claims) {
      begin(cycle);
    }
    newest = cycle.seen().tick().number();
    while (!early.isEmpty() && early.getFirst().ofCycle() <= newest) {
      tell(early.removeFirst());
    }
  }

  /** Whether what begins now is a self-test's doing. */
  public void testing(boolean test) {
    testing = test;
  }

  /**
   * What began as a test is an event from the next cycle on: a record of its own.
   *
   * @param crossing of the level by the real readings, on the monotonic clock
   */
  public void overtaken(Duration crossing) {
    overtaken = crossing;
  }

  /**
   * A driver told something; what is told outside of events is not kept. A quick cabinet's answer
   * to a plan may be heard before the cycle that made it, and waits for it.
   */
  public void happened(Happening what) {
    if (what.ofCycle() <= newest) {
      tell(what);
    } else if (early.size() < MOST_EARLY) { // a driver may answer before its cycle is handed on
      early.addLast(what);
    }
  }

  private void tell(Happening what) {
    if (open != null) {
      open.scribe.happened(what);
    }
  }

  /** The program stops. */
  public void stop() {
    if (open != null) {
      end(Ending.Why.STOPPED);
    }
  }

  static boolean claims(CycleRecord cycle) {
    var next = cycle.made().next();
    return Claiming.isClaim(next.mode())
        || next.services().stream().anyMatch(each -> Claiming.event(each.state()) != null);
  }

  private void remember(CycleRecord cycle) {
    recent.addLast(cycle);
    var now = cycle.seen().tick().elapsed();
    while (recent.size() > MOST_CYCLES || isOlder(recent.getFirst(), now)) {
      past(recent.removeFirst());
    }
    var oldest = now.minus(windows.before()).minus(windows.outside());
    while (!past.isEmpty() && past.getFirst().at().compareTo(oldest) < 0) {
      past.removeFirst();
    }
  }

  private boolean isOlder(CycleRecord cycle, Duration now) {
    return cycle.seen().tick().elapsed().compareTo(now.minus(windows.before())) < 0;
  }

  private void past(CycleRecord cycle) {
    var at = cycle.seen().tick().elapsed();
    if (past.isEmpty() || past.getLast().at().plus(SECOND).compareTo(at) <= 0) {
      past.addLast(Point.of(cycle));
    }
  }

  private void begin(CycleRecord cycle) {
    var scribe = begun(cycle);
    if (testing) {
      scribe.happened(new Happening.Tested());
    }
    past.forEach(scribe::point);
    recent.forEach(scribe::cycle);
  }

  /** The cycles before stand in the test's record: here they would pass for the event's own. */
  private void takeOver(CycleRecord cycle, Duration crossing) {
    var scribe = begun(cycle);
    scribe.happened(new Happening.Overtook(crossing));
    scribe.cycle(cycle);
  }

  private Scribe begun(CycleRecord cycle) {
    var scribe = new Scribe(sink::line);
    open = new Open(scribe, cycle.seen().tick().elapsed());
    scribe.begin(sink.begin(cycle.seen().tick().wall()), policy);
    return scribe;
  }

  private void goOn(Open series, CycleRecord cycle) {
    var now = cycle.seen().tick().elapsed();
    if (series.quiet != null) {
      tail(series, series.quiet, cycle);
      return;
    }
    series.scribe.cycle(cycle);
    boolean isOver = now.compareTo(series.begun.plus(windows.after())) >= 0;
    if (isOver && cycle.made().next().mode() instanceof Mode.Normal) {
      series.quiet = now;
      series.pointed = now;
    } else if (now.compareTo(series.begun.plus(windows.longest())) >= 0) {
      end(Ending.Why.LONGEST);
    }
  }

  private void tail(Open series, Duration quiet, CycleRecord cycle) {
    var now = cycle.seen().tick().elapsed();
    if (series.pointed.plus(SECOND).compareTo(now) <= 0) {
      series.pointed = now;
      series.scribe.point(Point.of(cycle));
    }
    if (now.compareTo(quiet.plus(windows.outside())) >= 0) {
      end(Ending.Why.COMPLETE);
    }
  }

  private void end(Ending.Why why) {
    if (open != null) {
      open.scribe.end(new Ending(why));
      open = null;
      sink.end();
    }
  }
}
