package org.swapgrid.daemon;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a server open. One that cannot be opened is reported and tried again every 5 s: the station
 * does its work without it.
 */
final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final String name;
  private final Opener opener;
  private final Thread thread;
  private @Nullable AutoCloseable server;

  /** Opens a server. */
  @FunctionalInterface
  interface Opener {
    /** Opens it, or says why not. */
    AutoCloseable open() throws IOException;
  }

  Door(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
    this.thread = Thread.ofPlatform().name("open-" + name).daemon().start(this::run);
  }

  private void run() {
    var said = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        opened(opener.open());
        return;
      } catch (IOException | RuntimeException refused) {
        // Also a bug in opening it must not end the process that holds the station.
        if (!said) {
          LOG.atError()
              .addKeyValue("why", refused)
              .log("{} cannot be opened; control goes on, tried again every 5 s", name);
        }
        said = true;
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AGAIN);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void opened(AutoCloseable open) {
    server = open;
  }

  @Override
  public synchronized void close() {
    thread.interrupt();
    try {
      if (server != null) {
        server.close();
      }
    } catch (Exception leftOpen) { // close() declares it; the process ends in a moment anyway
      LOG.atWarn().addKeyValue("why", leftOpen).log("{} does not close", name);
    }
  }
}
