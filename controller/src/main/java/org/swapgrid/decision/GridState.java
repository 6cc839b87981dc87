package org.swapgrid.decision;

import java.time.Duration;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;

/** The grid as judged from the samples. */
public sealed interface GridState {
  /**
   * A frequency that may be acted upon.
   *
   * @param frequency of the governing meter
   * @param meter the governing meter
   * @param takenAt when it answered
   */
  record Seen(Frequency frequency, MeterId meter, Duration takenAt) implements GridState {}

  /**
   * No frequency that may be acted upon.
   *
   * @param since when the last one grew too old
   * @param doubt what is wrong with the preferred meter
   */
  record Unseen(Duration since, Doubt doubt) implements GridState {}

  /**
   * Every meter that answers says that the voltage is gone, and the cabinet draws nothing; or for a
   * while no meter answers and the cabinet does not either, as in a blackout that this box alone
   * outlives. Either way a cabinet that comes back must not be sent to full power at once.
   */
  record VoltageLost(Duration since) implements GridState {}

  /** Why a reading does not count. */
  enum Doubt {
    NONE("healthy"),
    SILENT("does not answer"),
    NO_VALUE("answers without a value"),
    NO_VOLTAGE("reports no plausible voltage"),
    OUT_OF_RANGE("reports a frequency outside 45..65 Hz"),
    IMPLAUSIBLE_STEP("jumped further than a grid can"),
    FROZEN("repeats the same reading bit by bit");

    private final String words;

    Doubt(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
