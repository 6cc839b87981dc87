package org.swapgrid.daemon.selftest;

/** Why the readings were lowered no longer. */
public enum End {
  COMPLETE("the hold is over"),
  STOPPED("it was stopped by hand"),
  UNHEARD("the command that watched it was heard no more"),
  REAL_LOW("the meter really read below a trip level"),
  OVERTAKEN("a real event began, which the station answers"),
  NO_SIGHT("the meter cannot be trusted any more"),
  HELD("a technician holds the station"),
  ORDERED("an order of the aggregator came"),
  RELOADED("the configuration was read again"),
  TOO_LONG("no self-test may last longer");

  private final String words;

  End(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
