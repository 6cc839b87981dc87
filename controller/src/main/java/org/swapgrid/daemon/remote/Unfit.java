package org.swapgrid.daemon.remote;

/** The uplink cannot be set up as things stand; says what and what to do. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  Unfit(String why) {
    super(why);
  }
}
