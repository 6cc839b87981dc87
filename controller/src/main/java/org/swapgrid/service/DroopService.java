package org.swapgrid.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.ServiceState.Following;

/**
 * In proportion: follows the frequency along a curve, both ways.
 *
 * @param curve ascending by frequency, falling in response; at least two points
 * @param base the operating point the station is scheduled to run at, around which it may charge
 *     more; null where it runs unrestricted and can only charge less
 */
public record DroopService(ServiceId id, List<Point> curve, @Nullable Power base, Terms terms)
    implements GridService {
  private static final Duration CONTINUOUS = Duration.ofDays(36_500);

  /**
   * One point of the curve.
   *
   * @param frequency where on the curve
   * @param permille response as a share of the capacity; positive draws less, negative draws more
   */
  public record Point(Frequency frequency, int permille) {}

  public DroopService {
    curve = List.copyOf(curve);
    if (curve.size() < 2) {
      throw new IllegalArgumentException("a curve needs two points: " + id);
    }
  }

  /** The response at this frequency in permille, linear between the points, flat outside. */
  public int responseAt(Frequency frequency) {
    var left = curve.getFirst();
    if (!frequency.isAbove(left.frequency)) {
      return left.permille;
    }
    for (var right : curve) {
      if (!frequency.isAbove(right.frequency)) {
        return between(left, right, frequency);
      }
      left = right;
    }
    return left.permille;
  }

  /** The point lies above the left and not above the right one, so they differ. */
  private static int between(Point left, Point right, Frequency at) {
    int width = right.frequency.distanceTo(left.frequency);
    int rise = right.permille - left.permille;
    return left.permille + Math.round((float) rise * at.distanceTo(left.frequency) / width);
  }

  @Override
  public ServiceState step(ServiceState was, Sighting sighting) {
    int permille = responseAt(sighting.now().frequency());
    if (permille == 0) {
      return ServiceState.ARMED;
    }
    return was instanceof Following(var since, _)
        ? new Following(since, permille)
        : new Following(sighting.now().times().takenAt(), permille);
  }

  /** A proportion of an unknown frequency is unknown: the response stays as it was. */
  @Override
  public ServiceState unsighted(ServiceState was) {
    return was;
  }

  @Override
  public Optional<Claim> claim(ServiceState state, Power baseline) {
    int permille = state instanceof Following(_, var response) ? response : 0;
    if (base == null && permille <= 0) {
      return Optional.empty();
    }
    var around = base == null ? baseline : base;
    var capacity = terms.capacity() == null ? around : terms.capacity();
    var response = new Power(capacity.watts() * permille / 1000);
    var target = around.minus(response).atLeastZero();
    var reason = permille < 0 ? Reason.FREQUENCY_HIGH : Reason.FREQUENCY_DROOP;
    var owed = around.minus(target).atLeastZero();
    return Optional.of(new Claim(target, new Cause(reason, id), owed, CONTINUOUS));
  }
}
