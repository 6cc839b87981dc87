package org.swapgrid.sim.cabinet;

import java.util.Arrays;
import java.util.List;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.station.Bay;

/** Registers 2000 to 2243: the command in force and what is staged for the next one. */
final class CommandBlock {
  static final int START = 2000;
  static final int SEQ = 0;
  static final int REVERT = 1;
  static final int MODE = 2;
  static final int PERCENT = 3;
  static final int LIMITS = 4;
  static final int SETPOINTS = 124;
  static final int UNCHANGED = 0xFFFF;
  static final int SET_UNCHANGED = 0x8000;

  static final int STATION_ENABLED = 1;
  static final int CURTAIL_ALL = 2;
  static final int LIMITS_ENABLED = 4;
  private static final int KNOWN_MODES = 0xF;

  private static final int WIDTH = 244;
  private static final int NOT_STAGED = -1;
  private static final long STAGED_NANOS = 2_000_000_000L;

  private final List<Bay> bays;
  private final int[] taken = new int[WIDTH];
  private final int[] staged = new int[WIDTH];
  private long stagedAt;

  CommandBlock(List<Bay> bays) {
    this.bays = bays;
    dropStaged();
    Arrays.fill(taken, SETPOINTS, WIDTH, SET_UNCHANGED);
  }

  int taken(int offset) {
    return taken[offset];
  }

  int bayLimitW(int index) {
    return taken[LIMITS + index] * 10;
  }

  boolean mode(int bit) {
    return (taken[MODE] & bit) != 0;
  }

  void dropStaged() {
    Arrays.fill(staged, NOT_STAGED);
  }

  /** The registers of a cabinet left to itself. */
  void fallBack(int[] limits) {
    dropStaged();
    taken[MODE] = STATION_ENABLED | LIMITS_ENABLED;
    taken[PERCENT] = 1000;
    System.arraycopy(limits, 0, taken, LIMITS, limits.length);
  }

  void stage(int offset, Registers values, long now) {
    dropOldStaged(now);
    overlay(staged, offset, values);
    stagedAt = now;
  }

  /** Applies the command with all that is staged, or nothing at all. */
  boolean take(int offset, Registers values, long now) {
    dropOldStaged(now);
    var next = taken.clone();
    var set = staged.clone();
    overlay(set, offset, values);
    dropStaged();
    for (int i = 0; i < WIDTH; i++) {
      if (set[i] != NOT_STAGED && !leavesUnchanged(i, set[i])) {
        next[i] = set[i];
      }
    }
    if (!isSound(next, set)) {
      return false;
    }
    System.arraycopy(next, 0, taken, 0, WIDTH);
    return true;
  }

  private boolean isSound(int[] next, int[] set) {
    return set[SEQ] != 0
        && next[REVERT] >= 1
        && next[REVERT] <= 600
        && (next[MODE] & ~KNOWN_MODES) == 0
        && next[PERCENT] <= 1000
        && setpointsSound(set);
  }

  private boolean setpointsSound(int[] set) {
    for (int i = 0; i < bays.size(); i++) {
      var value = set[SETPOINTS + i];
      var given = value != NOT_STAGED && value != SET_UNCHANGED;
      if (given && Math.abs((short) value * 10) > bays.get(i).ratingW()) {
        return false;
      }
    }
    return true;
  }

  private static boolean leavesUnchanged(int offset, int value) {
    return offset >= SETPOINTS ? value == SET_UNCHANGED : offset >= LIMITS && value == UNCHANGED;
  }

  private void dropOldStaged(long now) {
    if (now - stagedAt > STAGED_NANOS) {
      dropStaged();
    }
  }

  private static void overlay(int[] block, int offset, Registers values) {
    for (int i = 0; i < values.size(); i++) {
      block[offset + i] = values.at(i);
    }
  }
}
