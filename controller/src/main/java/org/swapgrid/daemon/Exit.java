package org.swapgrid.daemon;

/** What the program's exit code says. */
final class Exit {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int UNHEALTHY = 3;
  static final int UNREACHABLE = 4;
  static final int CRITERIA = 5;

  /**
   * EX_CONFIG of sysexits.h: a faulty configuration, or a newer program's journal. Neither mends
   * itself, so the unit does not restart after it.
   */
  static final int CONFIGURATION = 78;

  private Exit() {}
}
