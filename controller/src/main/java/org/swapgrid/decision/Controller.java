package org.swapgrid.decision;

import org.swapgrid.model.Tick;

/** Decides one cycle: all it knows comes in, all it wants goes out. */
public final class Controller {
  private final Policy policy;

  public Controller(Policy policy) {
    this.policy = policy;
  }

  public Policy policy() {
    return policy;
  }

  /** The memory to begin with: where the last run stopped, as far as it is known. */
  public Memory resume(Resume resume, Tick now) {
    return new Memory(new Mode.Normal(now.elapsed()));
  }

  /** Decides one cycle. Same memory, same observation: same decision. */
  @SuppressWarnings("DoNotCallSuggester")
  public Decision decide(Memory was, Observation seen) {
    throw new UnsupportedOperationException(was + " " + seen);
  }

  /** What must survive a restart after this decision. */
  public Resume resumeFrom(Decision made) {
    return Resume.UNKNOWN;
  }

  /** One sentence: what the station does and why, with the number, the limit and the time left. */
  public String explain(Decision made, Tick now) {
    return "";
  }
}
