package org.swapgrid.sim.live;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Request;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteStatus;

/**
 * A site that follows the real clock. Whoever looks at it first lets it catch up, one at a time, so
 * every answer comes from one instant.
 */
public final class LiveSite implements AutoCloseable {
  private static final long STEP_NANOS = 20_000_000;

  private final Site site;
  private final double speed;
  private final Consumer<SiteStatus> witness;
  private final long began = System.nanoTime();
  private volatile boolean running = true;

  /**
   * Starts at once.
   *
   * @param speed simulated seconds in a real one
   * @param witness sees the site after each of its steps and each command to its cabinet
   */
  public LiveSite(Site site, double speed, Consumer<SiteStatus> witness) {
    this.site = site;
    this.speed = speed;
    this.witness = witness;
    Thread.ofVirtual().name("site").start(this::run);
  }

  /** Looks at the site, or disturbs it, at the present instant. */
  public synchronized <T> T now(Function<Site, T> look) {
    site.advanceTo((long) ((System.nanoTime() - began) * speed));
    return look.apply(site);
  }

  /** Does something to the site at the present instant. */
  public void act(Consumer<Site> deed) {
    var _ =
        now(s -> {
          deed.accept(s);
          return s.now();
        });
  }

  public SiteStatus status() {
    return now(Site::status);
  }

  /** The meter's registers. */
  public RegisterDevice meter(int index) {
    return request -> now(s -> s.meters().get(index).answer(request));
  }

  /** The cabinet's registers. */
  public RegisterDevice cabinet() {
    return this::askCabinet;
  }

  private Answer askCabinet(Request request) {
    return now(s -> {
      var answer = s.askCabinet(request);
      if (request instanceof Request.Write) {
        witness.accept(s.status());
      }
      return answer;
    });
  }

  private void run() {
    while (running) {
      witness.accept(status());
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  @Override
  public void close() {
    running = false;
  }
}
