package org.swapgrid.uplink.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter: a fleet that lost its server must not return in step. */
final class BackOff {
  static final Duration LEAST = Duration.ofMillis(100);

  private final Rules.Rests rests;
  private final RandomGenerator random;
  private Duration bound;

  BackOff(Rules.Rests rests, RandomGenerator random) {
    this.rests = rests;
    this.random = random;
    this.bound = rests.first();
  }

  Duration afterError() {
    var wait = LEAST.plus(below(bound));
    var twice = bound.multipliedBy(2);
    bound = twice.compareTo(rests.longest()) < 0 ? twice : rests.longest();
    return wait;
  }

  Duration afterOffline() {
    var least = rests.offline().dividedBy(3);
    return least.plus(below(rests.offline().minus(least)));
  }

  void reset() {
    bound = rests.first();
  }

  private Duration below(Duration most) {
    return Duration.ofNanos((long) (most.toNanos() * random.nextDouble()));
  }
}
