package org.swapgrid.sim.cabinet;

/** What the register St says. */
public enum CabinetState {
  OFF(0),
  INITIALISING(1),
  RUNNING(2),
  FAILSAFE(3),
  FAULT(4),
  LOCAL(5);

  private final int code;

  CabinetState(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
