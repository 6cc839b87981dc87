package org.swapgrid.daemon;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.journal.ResumeWriter;

/** Tells of a disk that does not take the state: an alarm, never a reason to stop. */
final class StateNews implements ResumeWriter.Listener {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");

  private final AtomicReference<@Nullable Runnable> counter = new AtomicReference<>();
  private boolean said;

  /** Is called for each failure from now on. */
  void count(Runnable failures) {
    counter.set(failures);
  }

  @Override
  public void stateNotWritten(IOException why) {
    var failures = counter.get();
    if (failures != null) {
      failures.run();
    }
    if (!said) {
      said = true;
      LOG.atError()
          .addKeyValue("why", why)
          .log("the state cannot be written: control goes on, a restart would not know the event");
    }
  }

  @Override
  public void stateWrittenAgain() {
    said = false;
    LOG.atInfo().log("the state can be written again");
  }
}
