package org.swapgrid.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Resume;

/**
 * Keeps the state file up to date from a thread of its own, so that a slow or full disk never holds
 * the control thread. Hand-off is a slot: the newest state wins.
 */
public final class ResumeWriter implements AutoCloseable {
  /** Limits that only loosen are rewritten this seldom: an older, lower one is the safe one. */
  private static final Duration LOOSENING_EVERY = Duration.ofSeconds(5);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Where the state goes. */
  @FunctionalInterface
  public interface Target {
    /** Makes the state durable, or throws and leaves the old one standing. */
    void write(Resume resume) throws IOException;
  }

  /** Hears of the disk. Called on the writer's thread. */
  public interface Listener {
    /** One attempt failed; the state is tried again every 2 s until a newer one comes. */
    void stateNotWritten(IOException why);

    /** The first success after a failure. */
    void stateWrittenAgain();
  }

  private final Target target;
  private final Listener listener;
  private final AtomicReference<@Nullable Resume> slot = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable Resume durable;
  private @Nullable Resume offered;
  private Duration offeredAt = Duration.ZERO;

  /**
   * @param last what already stands on the disk; null when nothing usable does
   */
  public ResumeWriter(Target target, Listener listener, @Nullable Resume last) {
    this.target = target;
    this.listener = listener;
    this.durable = last;
    this.offered = last;
    this.thread = Thread.ofPlatform().name("state").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Hands over the state after a decision; returns at once. Only one thread may call this.
   *
   * @param now the monotonic time of the decision
   */
  public void offer(Resume resume, Duration now) {
    if (resume.equals(offered) || (loosens(resume) && isSoon(now))) {
      return;
    }
    offered = resume;
    offeredAt = now;
    slot.set(resume);
    LockSupport.unpark(thread);
  }

  private boolean isSoon(Duration now) {
    return now.minus(offeredAt).compareTo(LOOSENING_EVERY) < 0;
  }

  private boolean loosens(Resume resume) {
    var last = offered;
    return last != null
        && !resume.allowed().isBelow(last.allowed())
        && resume.equals(
            new Resume(
                last.stage(),
                last.active(),
                resume.allowed(),
                last.cap(),
                last.events(),
                last.hold()));
  }

  /** The state that would be found after a crash now; null when none is known to be. */
  public @Nullable Resume durable() {
    return durable;
  }

  private void run() {
    while (!closing || slot.get() != null) {
      var next = slot.get();
      if (next == null) {
        LockSupport.park(this);
      } else if (!write(next)) {
        LockSupport.parkNanos(this, RETRY_AFTER.toNanos());
        if (closing) {
          return;
        }
      }
    }
  }

  private boolean failing;

  private boolean write(Resume next) {
    try {
      target.write(next);
      durable = next;
      var _ = slot.compareAndSet(next, null);
      if (failing) {
        listener.stateWrittenAgain();
      }
      failing = false;
      return true;
    } catch (IOException full) {
      failing = true;
      listener.stateNotWritten(full);
      return false;
    }
  }

  /** Writes what is still in the slot, trying for a second at most, and ends the thread. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      var _ = thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
