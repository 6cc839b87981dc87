package org.swapgrid.order;

import java.util.OptionalInt;

/**
 * Why an order is not obeyed.
 *
 * <p>Codes: IEEE 2030.5-2018, table 27 (response types by function set): 7 superseded, 252 not
 * applicable, 253 invalid parameters, 254 received after it had expired. Where the standard has
 * none, there is none.
 */
public enum Refusal {
  TOO_LARGE(253, "it is larger than an order can be"),
  MALFORMED(253, "it cannot be read"),
  UNKNOWN_FIELD(253, "it has a field that no order has"),
  REPEATED_FIELD(253, "it names a field twice"),
  MISSING_FIELD(253, "it lacks a field"),
  WRONG_TYPE(253, "a field has the wrong type or form"),
  ALGORITHM(0, "it is not signed with EdDSA"),
  CRITICAL(0, "it demands an extension that is not known"),
  UNKNOWN_KEY(0, "its key is not a trusted one"),
  FORGED(0, "its signature is wrong"),
  WRONG_AUDIENCE(252, "it is meant for another station"),
  STALE(7, "a newer order was obeyed before it"),
  IMPOSSIBLE_TIMES(253, "its times contradict each other"),
  CLOCK_SKEW(0, "it comes from a clock that is more than 2 s ahead of this one"),
  NOT_YET(0, "it is not valid yet"),
  EXPIRED(254, "it was received after it had expired"),
  NONCE_NEEDED(0, "this station's clock is not set: the order must carry the session's nonce"),
  WRONG_NONCE(0, "it carries another session's nonce"),
  TOO_LONG(253, "it would run longer than the site allows"),
  IMPOSSIBLE_POWER(253, "its power is none that a station can have"),
  NOT_DISPATCHABLE(252, "the service is not one that may be armed and disarmed by order"),
  AGAINST_FREQUENCY(252, "the local frequency is low"),
  RATE(0, "more orders a minute than the site allows"),
  FLOOD(0, "more messages a second than are looked at"),
  NOT_KEPT(0, "its number could not be made durable");

  private final int code;
  private final String words;

  Refusal(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The response code of IEEE 2030.5; empty where it has none for this. */
  public OptionalInt code() {
    return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
  }

  public String words() {
    return words;
  }
}
