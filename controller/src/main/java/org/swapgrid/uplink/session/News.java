package org.swapgrid.uplink.session;

import org.swapgrid.uplink.sparkplug.Inbound;

/** What people should hear of a session. */
public sealed interface News {
  /** The births are out: the station is seen. */
  record Born(int server, int bdSeq) implements News {}

  /**
   * The session, or an attempt at one, is over.
   *
   * @param server which
   * @param why in words
   * @param wasBorn whether the station was seen before
   */
  record Down(int server, String why, boolean wasBorn) implements News {}

  /** The primary host says whether it is there. */
  record Host(boolean online) implements News {}

  /** Something that came in was not taken. */
  record Refused(Inbound.Refused what) implements News {}

  /** The number of the session could not be made durable. */
  record CounterNotKept() implements News {}
}
