package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts long holds and waits where asked to, and remembers each cut for the report. */
public final class Shortening {
  /** Shorter, a way back of 20 % a second could not be seen. */
  public static final Duration SHORTEST = Duration.ofSeconds(5);

  private final @Nullable Duration longest;
  private final List<String> notes = new ArrayList<>();

  /**
   * A shortening.
   *
   * @param longest no hold or wait is longer, 5 s or more; null to cut nothing
   */
  public Shortening(@Nullable Duration longest) {
    if (longest != null && longest.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("holds can be cut to 5 s, not to less");
    }
    this.longest = longest;
  }

  /** The time itself, or the longest allowed. */
  Duration cut(String what, Duration whole) {
    if (longest == null || whole.compareTo(longest) <= 0) {
      return whole;
    }
    var note = what + ": " + Words.seconds(whole) + " cut to " + Words.seconds(longest);
    if (!notes.contains(note)) {
      notes.add(note);
    }
    return longest;
  }

  /** Every cut made, in the order made. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
