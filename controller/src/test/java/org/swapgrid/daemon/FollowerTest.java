package org.swapgrid.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.daemon.systemd.RecordedNotice;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Resume;
import org.swapgrid.journal.ResumeWriter;
import org.swapgrid.metrics.StationMetrics;
import org.swapgrid.model.WriteOutcome;
import org.swapgrid.order.Leases;

final class FollowerTest {
  private final List<String> notices = new ArrayList<>();
  private boolean test;
  private final StationMetrics metrics =
      new StationMetrics(
          new StationMetrics.Program("1", Instant.EPOCH, () -> true, () -> false, () -> test));
  private final Acknowledgements acknowledgements = new Acknowledgements();
  private final Follower follower = follower();

  private Follower follower() {
    var writer = new ResumeWriter(_ -> {}, new Silent(), null);
    var outlets =
        new Follower.Outlets(
            metrics,
            RecordedNotice.into(notices),
            writer,
            acknowledgements,
            new Alone(),
            () -> test);
    return new Follower(outlets, new Controller(Fixtures.policy()));
  }

  private static final class Silent implements ResumeWriter.Listener {
    @Override
    public void stateNotWritten(IOException why) {}

    @Override
    public void stateWrittenAgain() {}
  }

  /** The cycle of a station without any device, so long after the start. */
  private void turnWithoutDevices(Duration after) {
    var controller = new Controller(Fixtures.policy());
    var was = controller.resume(Resume.UNKNOWN, Fixtures.tick(0, after));
    var seen = new Observation(List.of(), null, false, Leases.NONE, Fixtures.tick(1, after));
    var cycle = new CycleRecord(was, seen, controller.decide(was, seen));
    follower.append(cycle);
    follower.turned(new ControlThread.Turn(cycle, after, Duration.ofMillis(1), false));
  }

  @Test
  void readyIsToldInTheEndAlsoWithoutDevicesAndSaysWhatIsMissing() {
    turnWithoutDevices(Duration.ofSeconds(9));
    assertTrue(notices.stream().noneMatch(each -> each.startsWith("READY=1")), "" + notices);

    turnWithoutDevices(Duration.ofSeconds(10));

    var ready = notices.getLast();
    var start = "READY=1\nSTATUS=meter main does not answer; cabinet does not answer. Blind: ";
    assertTrue(ready.startsWith(start), ready);
  }

  @Test
  void limitsInForceLaterThanTheServiceAllowsAreCounted() {
    assertEquals(0, lateReactions(Duration.ofMillis(9_900)));
    assertEquals(1, lateReactions(Duration.ofMillis(10_200)));
  }

  @Test
  void aTestIsMarkedAndCountedNowhere() {
    test = true;
    assertEquals(0, lateReactions(Duration.ofMillis(10_200)));
    var text = metrics.text();
    assertTrue(text.contains("swapgrid_crossing_to_decision_seconds_count 0"), text);
    assertTrue(text.contains("swapgrid_crossing_to_limits_seconds_count 0"), text);
    assertTrue(text.contains("swapgrid_self_test 1.0"), text);
    assertTrue(text.contains("swapgrid_mode_transitions_total{mode=\"shedding\"} 0.0"), text);
    assertTrue(follower.status().contains("TEST: "), follower.status());
    var shown = follower.newest();
    assertNotNull(shown);
    assertNotNull(shown.event());
    assertTrue(shown.event().test());
  }

  /** One more event, whose plan is acknowledged so long after the frequency fell. */
  private long lateReactions(Duration after) {
    var timeline = new Timeline(Fixtures.policy());
    follower.append(timeline.hold(60, Duration.ofSeconds(2)));
    follower.append(timeline.hold(59.5, Duration.ofMillis(200)));
    var decided = timeline.cycle(59.5);
    acknowledgements.wrote(
        new WriteOutcome.Written(
            decided.seen().tick().number(), Duration.ofSeconds(2).plus(after)));
    follower.append(decided);
    follower.append(timeline.hold(60, Duration.ofSeconds(20)));
    return metrics
        .text()
        .lines()
        .filter("swapgrid_reactions_late_total{service=\"tw-sreg\"} 1.0"::equals)
        .count();
  }

  @Test
  void theStatusIsTheSentenceOfTheStation() {
    turnWithoutDevices(Duration.ofSeconds(10));
    turnWithoutDevices(Duration.ofSeconds(12));

    assertEquals(1, notices.stream().filter(each -> each.startsWith("STATUS=")).count());
    assertTrue(follower.status().contains("Blind: no trustworthy frequency"));
  }
}
