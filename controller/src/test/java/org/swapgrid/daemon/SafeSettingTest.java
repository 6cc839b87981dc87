package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.Cause;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;

final class SafeSettingTest {
  private static ChargingPlan plan(long... watts) {
    var limits = new ArrayList<BayLimit>();
    for (int i = 0; i < watts.length; i++) {
      limits.add(
          new BayLimit(new BayId(i + 1), new Power(watts[i]), Cause.of(Reason.UNRESTRICTED)));
    }
    return new ChargingPlan(7, limits);
  }

  @Test
  void stoppingNeverRaisesALimit() {
    var inForce = Fixtures.cabinet(plan(0, 300, 500, 500), Duration.ZERO);

    var safe = SafeSetting.of(plan(500, 100, 500, 0), inForce, 8);

    assertEquals(
        List.of(0L, 100L, 500L, 0L),
        safe.limits().stream().map(limit -> limit.limit().watts()).toList());
    assertEquals(8, safe.tick());
  }

  @Test
  void aCurtailedStationStaysCurtailedWithASilentCabinetToo() {
    assertEquals(Power.ZERO, SafeSetting.of(plan(0, 0, 0, 0), null, 8).total());
  }
}
