package org.swapgrid.sim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a command that runs until it is told to stop, by SIGTERM, SIGINT or itself: the
 * command closes what it holds in order, and the process then ends with 0.
 */
final class Ending implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::signalled, "ending");

  private Ending() {}

  /** To be opened before, and so closed after, what is to be closed in order. */
  static Ending onSignal() {
    var ending = new Ending();
    Runtime.getRuntime().addShutdownHook(ending.hook);
    return ending;
  }

  void tell() {
    told.countDown();
  }

  void await() throws InterruptedException {
    told.await();
  }

  private void signalled() {
    tell();
    try {
      if (closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(Main.OK); // by itself a process that a signal ends says 143
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException signalled) {
      return; // the hook ends the process
    }
  }
}
