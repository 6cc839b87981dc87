package org.swapgrid.order;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;

/** What became of an order. */
public sealed interface Verdict {
  /** The response code of IEEE 2030.5-2018, table 27; empty where it has none for this. */
  OptionalInt code();

  /**
   * It is obeyed from now on.
   *
   * @param power what is obeyed, after the site's bounds; null where the order names no power
   * @param clipped whether that is not what was ordered
   */
  record Accepted(Lease lease, @Nullable Power power, boolean clipped) implements Verdict {
    /** Event started: every order acts at once. */
    @Override
    public OptionalInt code() {
      return OptionalInt.of(2);
    }
  }

  /** The order obeyed last, said again: acknowledged as it was, and nothing else. */
  record Repeated(Accepted first) implements Verdict {
    @Override
    public OptionalInt code() {
      return first.code();
    }
  }

  /** It moves nothing. */
  record Refused(Refusal why) implements Verdict {
    @Override
    public OptionalInt code() {
      return why.code();
    }
  }

  /** It was obeyed, and that is over. */
  record Ended(Ending how) implements Verdict {
    @Override
    public OptionalInt code() {
      return OptionalInt.of(how.code);
    }
  }

  /** How a lease ends. */
  enum Ending {
    COMPLETED(3),
    CANCELLED(6),
    SUPERSEDED(7);

    private final int code;

    Ending(int code) {
      this.code = code;
    }
  }
}
