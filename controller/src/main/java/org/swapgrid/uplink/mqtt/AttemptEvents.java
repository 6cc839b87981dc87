package org.swapgrid.uplink.mqtt;

import java.util.List;

/**
 * What becomes of one attempt. Called on Paho's threads: returns at once, never throws, never calls
 * the attempt.
 */
public interface AttemptEvents {
  /** TCP and TLS stand; the CONNECT leaves now. */
  void opened();

  /** The server accepted the session. */
  void connected();

  /** The server answered the subscriptions; 128 is a refusal. */
  void subscribed(List<Integer> granted);

  /** The server answered the probe. */
  void answered();

  /** A message came in; the bytes are the receiver's. */
  void arrived(String topic, byte[] payload, boolean retained);

  /**
   * It is over. May come more than once.
   *
   * @param why in words
   */
  void lost(String why);
}
