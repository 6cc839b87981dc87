package org.swapgrid.sim.bench.reaction;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.live.LiveSite;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Request;

/** The simulated cabinet, which notes when a curtailing command came and when it was in force. */
final class WatchedCabinet implements RegisterDevice {
  private static final int COMMAND = 2000;
  private static final int HEADER = 4;
  private static final int PERMILLE = 3;

  /**
   * The station's share in thousandths below which a command curtails: what is tested goes to 0.
   */
  private static final int CURTAILED = 100;

  private final LiveSite site;
  private final RegisterDevice cabinet;
  private final BlockingQueue<Seen> seen = new ArrayBlockingQueue<>(1);
  private boolean wide;
  private boolean limits;
  private long frameAt;

  /**
   * Both by {@link System#nanoTime}.
   *
   * @param frame the first curtailing command came in
   * @param inForce the whole set of bay limits was taken
   */
  record Seen(long frame, long inForce) {}

  WatchedCabinet(LiveSite site) {
    this.site = site;
    cabinet = site.cabinet();
  }

  /** What came before does not count any more. */
  void forget() {
    seen.clear();
  }

  /** The next curtailment; null when none came in time. */
  @Nullable Seen await(long seconds) throws InterruptedException {
    return seen.poll(seconds, TimeUnit.SECONDS);
  }

  /** Whether the station may draw what it likes, so that a curtailment can be told. */
  boolean isWide() {
    synchronized (this) {
      return wide && site.status().cabinet().limitW() > 0;
    }
  }

  @Override
  public synchronized Answer answer(Request request) {
    var came = System.nanoTime();
    var answer = cabinet.answer(request);
    if (request instanceof Request.Write(_, var address, var values)
        && answer instanceof Answer.Written) {
      limits |= address + values.size() > COMMAND + HEADER;
      if (address == COMMAND) {
        commanded(values.at(PERMILLE), came);
      }
    }
    return answer;
  }

  private void commanded(int permille, long came) {
    if (permille >= CURTAILED) {
      wide = true;
      frameAt = 0;
    } else if (wide && frameAt == 0) {
      frameAt = came;
    }
    if (wide && frameAt != 0 && limits) {
      wide = false;
      var _ = seen.offer(new Seen(frameAt, System.nanoTime()));
    }
    limits = false;
  }
}
