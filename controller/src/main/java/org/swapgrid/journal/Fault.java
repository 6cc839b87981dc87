package org.swapgrid.journal;

import java.sql.SQLException;

/** What a failure of SQLite calls for. */
enum Fault {
  /** Room must be made. */
  FULL,
  /** The file is set aside. */
  DAMAGED,
  /** Another process has the file. */
  TAKEN,
  /** The file is closed and tried again later. */
  UNUSABLE;

  // Primary result codes: sqlite.org/rescode.html
  static final int CORRUPT = 11;
  private static final int ERROR = 1;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int IOERR = 10;
  private static final int DISK_FULL = 13;
  private static final int NOT_A_DATABASE = 26;
  private static final int READ_ONLY = 8;

  static Fault of(SQLException failure) {
    int code = failure.getErrorCode();
    return switch (code & 0xff) {
      case DISK_FULL -> FULL;
      // ERROR: our statements are fixed, so a table or column that should be there is not.
      // READ_ONLY: also a header that claims a format nobody writes.
      case ERROR, READ_ONLY, CORRUPT, NOT_A_DATABASE -> DAMAGED;
      case BUSY, LOCKED -> TAKEN;
      case IOERR -> ofDisk(code >> 8);
      default -> UNUSABLE;
    };
  }

  private static Fault ofDisk(int detail) {
    return switch (detail) {
      // READ, SHORT_READ, DATA, CORRUPTFS: what is on the disk cannot be had.
      case 1, 2, 32, 33 -> DAMAGED;
      // WRITE: a quota or a thin volume that is full, which SQLite does not tell from other faults.
      case 3 -> FULL;
      default -> UNUSABLE;
    };
  }

  static SQLException damaged(String why) {
    return new SQLException(why, null, CORRUPT);
  }
}
