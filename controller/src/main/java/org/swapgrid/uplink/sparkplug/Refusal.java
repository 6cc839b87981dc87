package org.swapgrid.uplink.sparkplug;

/** Why something that came in was not taken: few values, usable as a metric's label. */
public enum Refusal {
  TOPIC("topic"),
  RETAINED("retained"),
  TOO_LARGE("too_large"),
  MALFORMED("malformed"),
  TOO_MANY("too_many"),
  TIMESTAMP("timestamp"),
  NOT_A_NUMBER("not_a_number"),
  WRONG_TYPE("wrong_type"),
  UNKNOWN_METRIC("unknown_metric"),
  NO_EFFECT("no_effect"),
  OVERFLOW("overflow");

  private final String label;

  Refusal(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
