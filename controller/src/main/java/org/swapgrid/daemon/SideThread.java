package org.swapgrid.daemon;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Work of seconds for a request, on a thread that the system shares out: on a virtual thread it
 * would keep every other request waiting where there is one core.
 */
final class SideThread {
  /** Who takes nothing for so long has gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** No report takes so long; its place must come free again. */
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private SideThread() {}

  /** Writes a body. */
  @FunctionalInterface
  interface Writer {
    void to(OutputStream out) throws IOException;
  }

  /** Waits for what is made. */
  static <T> T made(Callable<T> work) throws IOException {
    var task = new FutureTask<>(work);
    var _ = Thread.ofPlatform().name("report").daemon().start(task);
    try {
      return ended(task, ENOUGH);
    } catch (TimeoutException stuck) {
      var _ = task.cancel(true);
      throw new IOException("it takes longer than " + ENOUGH.toMinutes() + " minutes", stuck);
    }
  }

  /** Waits until it is written, or until nobody reads any more. */
  static void write(OutputStream out, Writer writer) throws IOException {
    var counted = new Counted(out);
    var task =
        new FutureTask<>(() -> {
          writer.to(counted);
          return true;
        });
    var _ = Thread.ofPlatform().name("report").daemon().start(task);
    for (long before = -1; ; before = counted.written.get()) {
      try {
        var _ = ended(task, PATIENCE);
        return;
      } catch (TimeoutException goesOn) {
        if (counted.written.get() == before) {
          // It stands in a write; the interrupt closes the connection.
          var _ = task.cancel(true);
          throw new IOException("nobody reads", goesOn);
        }
      }
    }
  }

  private static <T> T ended(FutureTask<T> task, Duration within)
      throws IOException, TimeoutException {
    try {
      return task.get(within.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException closing) {
      var _ = task.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("the program ends", closing);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException broken -> throw broken;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  private static final class Counted extends FilterOutputStream {
    private final AtomicLong written = new AtomicLong();

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      var _ = written.addAndGet(length);
    }
  }
}
