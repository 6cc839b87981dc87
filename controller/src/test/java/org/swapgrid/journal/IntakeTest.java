package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swapgrid.loop.Outbox.Priority;

final class IntakeTest {
  private final Intake intake = new Intake();

  private void add(Priority priority, int records) {
    for (int i = 0; i < records; i++) {
      intake.add(priority, "test", Bench.NOON, String.valueOf(i));
    }
  }

  private List<Waiting> drain() {
    var all = new ArrayList<Waiting>();
    while (intake.hasWork()) {
      all.addAll(intake.take().entries());
    }
    return all;
  }

  @Test
  void noEventIsEverDroppedWhileTheDiskRefuses() {
    add(Priority.EVENT, 10_000);
    intake.restore(intake.take());

    assertEquals(0, intake.dropped());
    assertEquals(10_000, drain().size());
  }

  @ParameterizedTest
  @EnumSource(names = {"ACKNOWLEDGEMENT", "TELEMETRY"})
  void whatOverflowsGivesUpItsOldestAndCountsIt(Priority priority) {
    add(priority, Intake.MOST_WAITING + 3);

    assertEquals(3, intake.dropped());
    var kept = drain();
    assertEquals(Intake.MOST_WAITING, kept.size());
    assertEquals("3", kept.getFirst().body());
  }

  @Test
  void whatCouldNotBeWrittenStaysInItsOrder() {
    add(Priority.TELEMETRY, 300);
    intake.restore(intake.take());

    assertEquals(
        LongStream.rangeClosed(1, 300).boxed().toList(),
        drain().stream().map(Waiting::arrival).toList());
  }

  @Test
  void eventsAreInTheFirstTransactionHoweverMuchTelemetryWaits() {
    add(Priority.TELEMETRY, 3_000);
    add(Priority.EVENT, 5);

    var first = intake.take().entries();

    assertEquals(5, first.stream().filter(entry -> !entry.isTelemetry()).count());
    assertTrue(first.size() > 5);
  }

  @Test
  void anIdTellsBootAndArrivalApart() {
    add(Priority.EVENT, 1);

    long id = drain().getFirst().entry(77).id();

    assertEquals(77, id >>> 32);
    assertEquals(1, id & 0xffff_ffffL);
  }
}
