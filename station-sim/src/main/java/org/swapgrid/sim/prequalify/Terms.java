package org.swapgrid.sim.prequalify;

import java.time.Duration;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Power;
import org.swapgrid.service.StaticService;
import org.swapgrid.sim.config.Product;

/**
 * What the steps go by: the product's demands and the station's own promises.
 *
 * @param policy of the station, its waits cut already
 * @param service as the station has it
 * @param meter how the frequency is measured
 */
record Terms(
    Product product, Policy policy, StaticService service, Metering meter, Shortening cuts) {
  /** docs: the release rule's default, the wait at or above the release level. */
  private static final Duration USUAL_WAIT = Duration.ofSeconds(60);

  /** Own rule where the market names no limit: the gentlest any market of ours names (Nordic). */
  private static final double USUAL_RAMP = 20;

  /**
   * How the frequency is measured.
   *
   * @param window of the meter
   * @param poll from one read to the next
   * @param timeout how long a read may take
   */
  record Metering(Duration window, Duration poll, Duration timeout) {}

  double trip() {
    return product.levels().trip();
  }

  double nominal() {
    return product.levels().nominal();
  }

  Duration respondWithin() {
    return product.times().respondWithin();
  }

  /** What is promised, in watts, when the station draws so much and offers so much. */
  double owed(double before, double available) {
    var capacity = service.terms().capacity();
    return capacity == null ? available : Math.min((double) capacity.watts(), before);
  }

  /** How long the frequency has to be back before anything may rise. */
  Duration requiredWait() {
    var wait = product.back().releaseWait();
    return cuts.cut("the release wait required", wait == null ? USUAL_WAIT : wait);
  }

  Duration requiredHold() {
    return cuts.cut("the minimum hold required", product.back().minimumHold());
  }

  /** The steepest return allowed, in watts a second. */
  double requiredRamp(double owed) {
    var percent = product.back().rampPercent();
    return percent == null ? limit().watts() * USUAL_RAMP / 100 : owed * percent / 100;
  }

  String rampWords() {
    var percent = product.back().rampPercent();
    return percent == null
        ? "20 % of the connection limit a second (own rule)"
        : Words.number(percent) + " % of the capacity a second";
  }

  /** How far the power may rise above its value before the event, in watts. */
  double rebound(double owed) {
    var percent = product.back().reboundPercent();
    return percent == null ? 0 : owed * percent / 100;
  }

  private Power limit() {
    return policy.site().connectionLimit();
  }

  /** Long enough for any return of this station. */
  Duration returnPatience() {
    var back = policy.comeback();
    var waits = back.delay().plus(back.random()).plus(back.ramp()).plus(back.recovery());
    var hold = service.release().minimumHold();
    return waits.plus(hold).multipliedBy(2).plusSeconds(60);
  }
}
