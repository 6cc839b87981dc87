package org.swapgrid.sim.bench;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;

/**
 * A cabinet whose commands are noted with the instant at which they had been received and decoded,
 * and that at which the cabinet had obeyed them.
 */
final class WatchedCabinet implements RegisterDevice {
  private static final int COMMAND = 2000;
  private static final int LIMITS = 2004;
  private static final int HEADER = 4;
  private static final int MODE = 2;
  private static final int CURTAIL_ALL = 2;

  private final RegisterDevice cabinet;
  private final LinkedBlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  private boolean staged;

  /**
   * A command that the cabinet took.
   *
   * @param received of {@link System#nanoTime}
   * @param inForce of {@link System#nanoTime}
   * @param curtails whether it says that nothing may be drawn
   * @param whole whether with it every bay's limit was given anew
   */
  record Command(long received, long inForce, boolean curtails, boolean whole) {}

  WatchedCabinet(RegisterDevice cabinet) {
    this.cabinet = cabinet;
  }

  @Override
  public Answer answer(Request request) {
    var received = System.nanoTime();
    var answer = cabinet.answer(request);
    if (request instanceof Request.Write(_, var address, var values)
        && answer instanceof Answer.Written) {
      note(address, values, received);
    }
    return answer;
  }

  private synchronized void note(int address, Registers values, long received) {
    if (address == LIMITS) {
      staged = true;
    } else if (address == COMMAND) {
      var curtails = (values.at(MODE) & CURTAIL_ALL) != 0;
      var whole = staged || values.size() > HEADER;
      staged = false;
      commands.add(new Command(received, System.nanoTime(), curtails, whole));
    }
  }

  /** Nothing of what was noted up to now is of interest. */
  void forget() {
    commands.clear();
  }

  /** The next command; null when none comes before this instant. */
  @Nullable Command next(long deadline) throws InterruptedException {
    return commands.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
