package org.swapgrid.uplink.sparkplug;

/**
 * The Sparkplug data types this node sends. UInt32 is left out on purpose: encoders disagree on the
 * field it travels in.
 */
public enum DataType {
  INT32(3),
  INT64(4),
  DOUBLE(10),
  BOOLEAN(11),
  STRING(12),
  DATE_TIME(13);

  private final int code;

  DataType(int code) {
    this.code = code;
  }

  /** The number of the type in a payload (Sparkplug 3.0, 6.4.16). */
  public int code() {
    return code;
  }
}
