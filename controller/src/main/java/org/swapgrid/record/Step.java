package org.swapgrid.record;

import java.util.Locale;

/** What happens in an event, in the order in which it should. */
public enum Step {
  CROSSED("the trip level was crossed, interpolated"),
  DETECTED("the first reading below it was answered"),
  DECIDED("the reduction was decided"),
  COMMANDED("the lower limits left for the cabinet"),
  IN_FORCE("the cabinet acknowledged the total limit"),
  WRITTEN("every bay's limit was read back"),
  FIRST_DROP("the first measured drop, 5 % of what was accepted"),
  NINE_TENTHS("90 % of what was accepted measured"),
  MOST("95 % of what was accepted measured"),
  FULL("100 % of what was accepted measured"),
  BACK("the frequency was back, and stayed"),
  RELEASED("the release wait was over"),
  RAMP_BEGUN("the first limit rose"),
  RAMP_ENDED("back at the power before the event"),
  NORMAL("nothing restricted any more");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Its name in documents. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
