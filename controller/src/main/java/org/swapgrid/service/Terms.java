package org.swapgrid.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;

/**
 * How much is promised and for how long, whatever the shape.
 *
 * @param capacity the reduction promised; null promises whatever may be stopped
 * @param firm true where the riders' reserve does not stand against this service
 * @param respondWithin full response, counted from the crossing
 * @param sustain how long the response may be owed
 * @param comeback what the service asks of the return
 */
public record Terms(
    @Nullable Power capacity,
    boolean firm,
    Duration respondWithin,
    Duration sustain,
    Comeback comeback) {

  /**
   * The service's own limits on the return; the site's apply as well and the gentler of both
   * governs. A rebound limit has no place here: no station of ours exceeds its power before the
   * event, which is stricter than every service's.
   *
   * @param delay how long the frequency must be back without a break
   * @param mostRampPermille of the capacity per second; 1000 where the service has no limit
   */
  public record Comeback(Duration delay, int mostRampPermille) {
    public static final Comeback UNBOUND = new Comeback(Duration.ZERO, 1000);
  }
}
