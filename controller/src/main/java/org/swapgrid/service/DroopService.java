package org.swapgrid.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * In proportion: follows the frequency along a curve, both ways.
 *
 * @param curve ascending by frequency, falling in response; at least two points
 * @param base the operating point the station is scheduled to run at, around which it may charge
 *     more; null where it runs unrestricted and can only charge less
 */
public record DroopService(ServiceId id, List<Point> curve, @Nullable Power base, Terms terms)
    implements GridService {

  /**
   * One point of the curve.
   *
   * @param frequency where on the curve
   * @param permille response as a share of the capacity; positive draws less, negative draws more
   */
  public record Point(Frequency frequency, int permille) {}

  public DroopService {
    curve = List.copyOf(curve);
  }
}
