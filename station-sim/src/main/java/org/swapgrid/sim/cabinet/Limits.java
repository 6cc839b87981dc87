package org.swapgrid.sim.cabinet;

import java.util.Arrays;
import java.util.List;
import org.swapgrid.sim.station.Bay;

/** The limits in force: downward at once, upward after the hold and by the ramp. */
final class Limits {
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final List<Bay> bays;
  private final int[] inForce;
  private final double[] ramped;
  private final long[] stoppedAt;

  Limits(List<Bay> bays) {
    this.bays = bays;
    this.inForce = new int[bays.size()];
    this.ramped = new double[bays.size()];
    this.stoppedAt = new long[bays.size()];
    Arrays.fill(stoppedAt, NEVER);
  }

  int inForce(int index) {
    return inForce[index];
  }

  int total() {
    int sum = 0;
    for (int limit : inForce) {
      sum += limit;
    }
    return sum;
  }

  /** What the command asks of each bay, before ramp and hold (the map's rules 1 and 2). */
  static int[] targets(CommandBlock command, List<Bay> bays) {
    var own = new int[bays.size()];
    long sum = 0;
    long rated = 0;
    for (int i = 0; i < own.length; i++) {
      own[i] = own(command, bays.get(i), i);
      sum += own[i];
      rated += bays.get(i).ratingW();
    }
    var station = command.taken(CommandBlock.PERCENT) * rated / 1000;
    if (command.mode(CommandBlock.LIMITS_ENABLED) && sum > station) {
      for (int i = 0; i < own.length; i++) {
        own[i] = 10 * (int) (own[i] * station / sum / 10);
      }
    }
    return own;
  }

  private static int own(CommandBlock command, Bay bay, int index) {
    var stopped =
        !command.mode(CommandBlock.STATION_ENABLED)
            || command.mode(CommandBlock.CURTAIL_ALL)
            || bay.localStop();
    if (stopped) {
      return 0;
    }
    return command.mode(CommandBlock.LIMITS_ENABLED)
        ? Math.min(command.bayLimitW(index), bay.ratingW())
        : bay.ratingW();
  }

  /** Follows the targets for a time that ends now. */
  void follow(int[] targets, FallBack rules, double seconds, long now, boolean energised) {
    for (int i = 0; i < inForce.length; i++) {
      var next =
          targets[i] <= inForce[i]
              ? lower(i, targets[i], now)
              : raise(i, targets[i], rules, seconds, now);
      inForce[i] = next;
      bays.get(i).limit(next, energised);
    }
  }

  private int lower(int index, int target, long now) {
    if (target == 0 && inForce[index] > 0) {
      stoppedAt[index] = now;
    }
    ramped[index] = target;
    return target;
  }

  private int raise(int index, int target, FallBack rules, double seconds, long now) {
    if (now - stoppedAt[index] < rules.minimumHoldSeconds() * 1_000_000_000L) {
      return inForce[index];
    }
    var step = bays.get(index).ratingW() * rules.rampPercent() / 100.0 * seconds;
    ramped[index] = rules.rampPercent() == 0 ? target : Math.min(target, ramped[index] + step);
    return 10 * (int) (ramped[index] / 10);
  }

  /** Everything to zero, as while the cabinet starts. */
  void stopAll(long now, boolean energised) {
    follow(new int[inForce.length], FallBack.LOW, 0, now, energised);
    Arrays.fill(stoppedAt, NEVER);
  }
}
