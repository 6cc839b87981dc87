package org.swapgrid.uplink.sparkplug;

/** The names the specification and the order's format fix. */
public final class Names {
  public static final String BD_SEQ = "bdSeq";
  public static final String REBIRTH = "Node Control/Rebirth";
  public static final String DISPATCH = "DISPATCH";
  public static final String ORDER = "Cmd/Jws";

  private Names() {}
}
