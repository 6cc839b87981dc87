package org.swapgrid.sim.dst;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Resume;

/** The contract of the state directory, without a disk. */
final class ModelState implements StateDisk {
  private @Nullable Resume kept;
  private boolean full;

  ModelState(Resume first) {
    this.kept = first;
  }

  @Override
  public boolean write(Resume resume) {
    kept = full ? kept : resume;
    return !full;
  }

  @Override
  public @Nullable Resume read() {
    return kept;
  }

  @Override
  public void tear(Resume halfWritten) {
    // The old file stands until the new one is whole.
  }

  @Override
  public void damage() {
    kept = null;
  }

  @Override
  public void full(boolean isFull) {
    full = isFull;
  }

  @Override
  public boolean isFull() {
    return full;
  }
}
