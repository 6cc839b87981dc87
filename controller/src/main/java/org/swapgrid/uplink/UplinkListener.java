package org.swapgrid.uplink;

import org.swapgrid.uplink.sparkplug.Refusal;

/** Hears what becomes of the link. Called on the uplink's thread; returns at once, never throws. */
public interface UplinkListener {
  /**
   * The births are out: the aggregator can see the station.
   *
   * @param server as it is configured
   * @param bdSeq 0 to 255
   */
  void up(String server, int bdSeq);

  /**
   * A session, or an attempt at one, is over; the next attempt follows by itself.
   *
   * @param why in words
   * @param wasUp whether the station was seen before
   */
  void down(String server, String why, boolean wasUp);

  /** The primary host said whether it is there. */
  void host(boolean online);

  /**
   * Something that came in was not taken.
   *
   * @param detail one printable line
   */
  void refused(Refusal reason, String detail);

  /** A message was handed to the socket. */
  void published(int bytes);

  /** The session's number could not be made durable. */
  void counterNotKept();

  /**
   * Threads of the MQTT client did not end: no further attempt is made until they do. A process
   * that lives on this way should be restarted when that is safe.
   */
  void starved(int threads);
}
