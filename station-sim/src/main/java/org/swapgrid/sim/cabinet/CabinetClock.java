package org.swapgrid.sim.cabinet;

/**
 * The times a cabinet keeps, in nanoseconds of the simulation.
 *
 * @param now the present
 * @param bootedAt when it last started
 * @param command the newest command taken since
 * @param expiries how often limits have expired since the start
 */
public record CabinetClock(long now, long bootedAt, Taken command, int expiries) {
  private static final Taken NONE = new Taken(0, 0, 0);

  /**
   * A command taken.
   *
   * @param sequence its Seq, 0 for none
   * @param at when
   * @param revertNanos its RvrtTms
   */
  public record Taken(int sequence, long at, long revertNanos) {}

  static CabinetClock startedAt(long nanos) {
    return new CabinetClock(nanos, nanos, NONE, 0);
  }

  CabinetClock at(long nanos) {
    return new CabinetClock(nanos, bootedAt, command, expiries);
  }

  CabinetClock taken(int sequence, long revertNanos) {
    return new CabinetClock(now, bootedAt, new Taken(sequence, now, revertNanos), expiries);
  }

  CabinetClock expired() {
    return new CabinetClock(now, bootedAt, command, expiries + 1);
  }

  /** Seq of the newest command taken; 0 when none was taken since the start. */
  public int acknowledged() {
    return command.sequence();
  }

  long expiresAt() {
    return command.sequence() == 0 ? Long.MAX_VALUE : command.at() + command.revertNanos();
  }

  /** Milliseconds since the start. */
  long upMillis() {
    return (now - bootedAt) / 1_000_000;
  }

  /** Milliseconds since the newest command, at most 65535. */
  int commandAgeMillis() {
    return command.sequence() == 0
        ? 0xFFFF
        : (int) Math.min(0xFFFF, (now - command.at()) / 1_000_000);
  }

  /** Tenths of a second until the limits expire, rounded up. */
  int tenthsLeft() {
    var left = command.sequence() == 0 ? 0 : Math.max(0, expiresAt() - now);
    return (int) ((left + 99_999_999L) / 100_000_000L);
  }
}
