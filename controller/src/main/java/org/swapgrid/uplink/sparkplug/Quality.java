package org.swapgrid.uplink.sparkplug;

/** The quality codes of Sparkplug 3.0, 6.4.15: Int32, no others exist. */
public enum Quality {
  BAD(0),
  GOOD(192),
  STALE(500);

  private final int code;

  Quality(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
