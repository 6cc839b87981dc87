package org.swapgrid.uplink.sparkplug;

/** What a message that came in means. */
public sealed interface Inbound {
  /**
   * The primary host says whether it is there.
   *
   * @param timestamp of its session, milliseconds since the epoch
   */
  record HostState(boolean online, long timestamp) implements Inbound {}

  /** Be born again. */
  record Rebirth() implements Inbound {}

  /**
   * An order, not yet verified.
   *
   * @param jws printable ASCII, {@link Decoder#MOST_ORDER} characters at most
   */
  record Order(String jws) implements Inbound {}

  /**
   * Nothing that may be acted upon.
   *
   * @param detail for the log; printable and short whatever came in
   */
  record Refused(Refusal reason, String detail) implements Inbound {}
}
