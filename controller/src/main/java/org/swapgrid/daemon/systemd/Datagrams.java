package org.swapgrid.daemon.systemd;

/** Carries one message to the service manager. */
@FunctionalInterface
interface Datagrams {
  /** Returns at once: false when the message could not be handed over. */
  boolean send(String text);
}
