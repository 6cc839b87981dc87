package org.swapgrid.uplink.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far the session is. Data exists only in the state where it means something. */
sealed interface Link {
  /** Not connected; not before this time. */
  record Resting(Duration until) implements Link {}

  /** The socket is being opened; the server has seen nothing. */
  record Opening(Duration deadline) implements Link {}

  /** The CONNECT is out. */
  record Greeting(Duration deadline) implements Link {}

  /** Connected; the subscriptions are out. */
  record Subscribing(Duration deadline) implements Link {}

  /** Subscribed; the host's word or the clock is missing. */
  record Waiting(Duration since) implements Link {}

  /**
   * Seen by the host.
   *
   * @param since the last birth
   * @param rebirthAt a birth was asked for and is due then; until then no data goes out
   */
  record Born(Duration since, @Nullable Duration rebirthAt) implements Link {}

  /** Left for good. */
  record Stopped() implements Link {}

  default boolean isConnecting() {
    return this instanceof Opening || this instanceof Greeting;
  }

  default boolean isUp() {
    return this instanceof Waiting || this instanceof Born;
  }
}
