package org.swapgrid.daemon;

/** A command cannot do what it was asked; the message says what, where, and what to do. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exit;

  /**
   * Ends the command.
   *
   * @param exit one of {@link Exit}
   */
  Failure(int exit, String message) {
    super(message);
    this.exit = exit;
  }

  int exit() {
    return exit;
  }
}
