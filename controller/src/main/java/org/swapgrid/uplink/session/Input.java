package org.swapgrid.uplink.session;

import java.util.List;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Inbound;
import org.swapgrid.uplink.sparkplug.Part;

/** What happened. */
public sealed interface Input {
  /** Time went on. */
  record Tick() implements Input {}

  /** The socket stands: the CONNECT packet leaves now, and the server may see it. */
  record Opened() implements Input {}

  /** The server accepted the session. */
  record Connected() implements Input {}

  /**
   * The server answered the subscriptions.
   *
   * @param granted a quality of service each, in the order asked; 128 is a refusal
   */
  record Subscribed(List<Integer> granted) implements Input {}

  /** The server answered the probe. */
  record Answered() implements Input {}

  /**
   * The connection, or the attempt to have one, is over.
   *
   * @param why in words
   */
  record Lost(String why) implements Input {}

  /** Something came in. */
  record Heard(Inbound what) implements Input {}

  /** The station as it is now. */
  record Newest(Image image) implements Input {}

  /** Something to be told whole and at once, whether or not it changed. */
  record Urgent(Part part) implements Input {}

  /** The outbox has something new of high priority. */
  record Nudge() implements Input {}

  /** Leave in good order and come back: the certificate was renewed, for example. */
  record Renew(String why) implements Input {}

  /** Leave in good order and stay away. */
  record Stop() implements Input {}
}
