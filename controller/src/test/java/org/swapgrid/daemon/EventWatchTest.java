package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.daemon.Event.Step;
import org.swapgrid.daemon.selftest.Overtaken;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.Power;

final class EventWatchTest {
  private final List<Step> heard = new ArrayList<>();
  private boolean test;
  private final EventWatch watch = new EventWatch((step, _) -> heard.add(step), () -> test);
  private static final Duration WINDOW = Fixtures.policy().gate().meters().getFirst().window();

  private final Timeline timeline = new Timeline(Fixtures.policy());

  private CycleRecord play(double hertz, Duration length) {
    var last = timeline.cycle(hertz);
    watch.follow(last);
    for (long left = length.toMillis() - 50; left > 0; left -= 50) {
      last = timeline.cycle(hertz);
      watch.follow(last);
    }
    return last;
  }

  @Test
  void timeCountsFromTheInterpolatedCrossing() {
    var before = play(60.0, Duration.ofSeconds(10));
    var after = play(59.4, Duration.ofSeconds(1));

    var event = watch.last();
    assertNotNull(event);
    var crossed = event.at(Step.CROSSED);
    assertNotNull(crossed);
    // From 60.0 to 59.4 in 50 ms, the level of 59.88 lies a fifth of the way down; less one window.
    assertEquals(
        before.seen().tick().elapsed().plusMillis(10).minus(WINDOW).toMillis(),
        crossed.elapsed().toMillis());
    assertEquals(new Power(2_000), event.before());
    assertNull(event.during(), "nothing was acknowledged yet, so nothing is claimed");
    assertEquals(List.of(Step.DECIDED), heard);
    assertEquals(
        after.seen().tick().wall().minus(after.seen().tick().elapsed()),
        crossed.wall().minus(crossed.elapsed()));
  }

  @Test
  void whatIsClaimedWasAcknowledgedAndMeasured() {
    var _ = play(60.0, Duration.ofSeconds(10));
    var shedding = play(59.4, Duration.ofSeconds(1));
    var tick = shedding.seen().tick();
    watch.acknowledged(1, tick.elapsed(), tick);
    assertEquals(List.of(Step.DECIDED), heard, "an answer to an older plan is none to this event");

    watch.acknowledged(tick.number(), tick.elapsed(), tick);
    var _ = play(59.4, Duration.ofSeconds(1));

    var event = watch.last();
    assertNotNull(event);
    assertEquals(new Power(2_000), event.shed());
    assertEquals(List.of(Step.DECIDED, Step.IN_FORCE, Step.DELIVERED), heard);
  }

  @Test
  void theReturnIsToldWhenItIsOver() {
    var _ = play(60.0, Duration.ofSeconds(10));
    var _ = play(59.4, Duration.ofSeconds(2));
    var _ = play(60.0, Duration.ofSeconds(20));

    assertEquals(List.of(Step.DECIDED, Step.RELEASED, Step.RETURNED), heard);
  }

  @Test
  void aRealEventInATestsPlaceIsMeasuredFromItsOwnCrossingAndIsNoTest() {
    test = true;
    var _ = play(60.0, Duration.ofSeconds(10));
    var low = play(59.4, Duration.ofSeconds(1)).seen().tick();
    watch.acknowledged(low.number(), low.elapsed(), low);
    var before = watch.last();
    assertNotNull(before);
    assertTrue(before.test());

    test = false;
    watch.overtaken(new Overtaken(Fixtures.SREG, low.elapsed()));
    var _ = play(59.3, Duration.ofSeconds(1));

    var event = watch.last();
    assertNotNull(event);
    assertFalse(event.test());
    assertEquals(Duration.ofMillis(50), event.after(Step.DECIDED));
    assertEquals(Duration.ofMillis(50), event.after(Step.IN_FORCE), "the test's limits hold");
    assertEquals(new Power(2_000), event.before());
  }

  @Test
  void aSecondDipIsASecondEvent() {
    var _ = play(60.0, Duration.ofSeconds(10));
    var _ = play(59.4, Duration.ofSeconds(2));
    var _ = play(60.0, Duration.ofSeconds(20));
    var _ = play(59.4, Duration.ofSeconds(2));

    assertEquals(2, heard.stream().filter(Step.DECIDED::equals).count());
  }
}
