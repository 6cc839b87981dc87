package org.swapgrid.record;

/** Why a series ends. */
public record Ending(Why why) {
  /** In the order of likelihood. */
  public enum Why {
    /** All is back to normal and the time behind the event is over. */
    COMPLETE("complete"),
    /** The next event began; the times behind this one stand in the next record. */
    NEXT_EVENT("the next event began before the time behind this one was over"),
    /** The program was stopped. */
    STOPPED("the program was stopped"),
    /** The program or the power failed; written by the next start. */
    INTERRUPTED("the program or its power failed"),
    /** The longest record; the next one goes on. */
    LONGEST("the longest record; the next one goes on");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
