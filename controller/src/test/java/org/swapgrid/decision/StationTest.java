package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Leases;

/** One bay, told 500 W at 10 s; it may take a second to follow and draw 50 W more. */
final class StationTest {
  private static final BayId BAY = new BayId(1);
  private static final Duration TOLD = Duration.ofSeconds(10);

  /** The station at 13 s, when the cabinet reported this at that time. */
  private static Station station(long watts, Duration takenAt) {
    var policy = Policies.of();
    var told = new BayLimit(BAY, new Power(500), Cause.of(Reason.TRIMMED));
    var bay = new BayMemory(told, TOLD, TOLD, false);
    var free = Bench.running(policy, 0).memory;
    var was = new Memory(free.mode(), free.sight(), free.services(), free.budget(), List.of(bay));
    var draw = new Power(watts);
    var rating = new Power(1000);
    var seen = new BaySnapshot(BAY, draw, rating, new Power(500), null, Condition.FINE, takenAt);
    var running = CabinetSnapshot.State.RUNNING;
    var cabinet = new CabinetSnapshot(running, draw, rating, List.of(seen), takenAt);
    var now = Duration.ofSeconds(13);
    var tick = new Tick(1, now, Instant.EPOCH.plus(now));
    return Station.of(policy, was, new Observation(List.of(), cabinet, false, Leases.NONE, tick));
  }

  private static boolean obeys(long watts, Duration takenAt) {
    return !station(watts, takenAt).bays().getFirst().notObeying();
  }

  @Test
  void aReportOfTwoSecondsAgoStillSaysWhatIsDrawn() {
    assertEquals(new Power(400), station(400, Duration.ofSeconds(11)).measured());
    assertNull(station(400, Duration.ofSeconds(11).minusMillis(1)).measured());
  }

  @Test
  void aBayMayDrawItsToleranceAboveItsLimitAndNoMore() {
    assertTrue(obeys(550, Duration.ofSeconds(12)));
    assertFalse(obeys(551, Duration.ofSeconds(12)));
  }

  @Test
  void aBayIsJudgedFromTheMomentItMustHaveFollowed() {
    assertTrue(obeys(900, TOLD.plusMillis(999)));
    assertFalse(obeys(900, TOLD.plusMillis(1000)));
  }
}
