package org.swapgrid.modbus;

/** Where the cabinet keeps what: docs/cabinet-register-map.md, version 1. */
final class CabinetMap {
  static final int VERSION = 1;

  static final int STATUS = 1000;
  static final int STATUS_COUNT = 20;

  static final int COMMAND = 2000;
  static final int HEADER_COUNT = 4;
  static final int BAY_LIMITS = 2004;

  /** Modbus function 16 writes no more registers than this at once. */
  static final int MOST_WRITTEN = 123;

  static final int BAY_POWER = 3000;
  static final int LIMITS_IN_FORCE = 3120;

  static final int DETAIL = 4000;
  static final int DETAIL_COUNT = 16;

  static final int CONFIG = 6000;
  static final int FALLBACK = 6004;

  static final int NO_U16 = 0xFFFF;
  static final int NO_S16 = (short) 0x8000;

  /** Bay power and limits are counted in tens of watts. */
  static final int STEP_WATTS = 10;

  /** RvrtTms is counted in tenths of a second, 1 to 600. */
  static final int REVERT_MILLIS = 100;

  static final int MOST_REVERT = 600;

  private CabinetMap() {}
}
