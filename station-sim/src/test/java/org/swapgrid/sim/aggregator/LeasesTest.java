package org.swapgrid.sim.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.pki.OrderKey;

/** Leases under a clock of the test's. */
final class LeasesTest {
  private static final Instant START = Instant.parse("2024-04-03T00:00:00.4Z");
  private static final List<String> ONE = List.of("ST-a1");

  private Leases leases = leases();

  private static Leases leases() {
    try {
      var desk = new OrderDesk(OrderKey.create("k1"), Sequence.in(Optional.empty()));
      return new Leases(desk, Duration.ofSeconds(60));
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @BeforeEach
  void fresh() {
    leases = leases();
  }

  private static Moment at(double seconds) {
    var since = Duration.ofMillis(Math.round(seconds * 1000));
    return new Moment(Duration.ofHours(-5).plus(since), START.plus(since));
  }

  /** What went out, second by second. */
  private List<String> sent(double from, double to) {
    var sent = new ArrayList<String>();
    for (var t = from; t <= to; t += 0.1) {
      for (var sending : leases.due(at(t))) {
        sent.add("%.1f %s".formatted(t, sending.order().id()));
      }
    }
    return sent;
  }

  @Test
  void anOrderIsSaidThreeTimesInItsLifetimeAndNotAfter() {
    var id = leases.place(ONE, Intent.hold(), Duration.ofSeconds(9), at(0));
    assertEquals(List.of("0.0 " + id, "3.0 " + id, "6.0 " + id), sent(0, 20));
  }

  @Test
  void whatStandsLongerThanALeaseIsOrderedAnewLongBeforeItRunsOut() {
    var _ = leases.place(ONE, Intent.shedTo(3), Duration.ofSeconds(200), at(0));
    var orders = new ArrayList<SignedOrder>();
    for (var t = 0.0; t < 210; t += 0.5) {
      leases.due(at(t)).forEach(sending -> orders.add(sending.order()));
    }
    for (var i = 1; i < orders.size(); i++) {
      var before = orders.get(i - 1);
      var next = orders.get(i);
      var gap = Duration.between(before.issued(), next.issued());
      assertTrue(gap.toSeconds() <= 20, "gap " + gap);
      assertTrue(next.lifetime().toSeconds() <= 60, next.toString());
      assertTrue(next.seq() >= before.seq());
    }
    var end = Duration.between(START.plusSeconds(200), orders.getLast().expires());
    assertTrue(end.abs().toSeconds() <= 1, "ends " + end + " late");
  }

  @Test
  void aNewerOrderOnPowerTakesTheOlderOnesPlace() {
    var old = leases.place(ONE, Intent.shedTo(3), Duration.ofSeconds(60), at(0));
    var _ = leases.due(at(0));
    var newer = leases.place(ONE, Intent.cap(5), Duration.ofSeconds(60), at(1));
    var all = sent(1, 70);
    assertTrue(all.stream().allMatch(line -> line.endsWith(newer)), all.toString());
    assertNotEquals(old, newer);
  }

  @Test
  void anOrderOnAServiceLeavesPowerStandingUnderANewNumber() {
    var shed = leases.place(ONE, Intent.shedTo(3), Duration.ofSeconds(60), at(0));
    var _ = leases.due(at(0));
    var disarm = leases.place(ONE, Intent.disarm("x"), Duration.ofSeconds(60), at(1));
    var ids = new TreeSet<>(leases.due(at(1)).stream().map(s -> s.order().id()).toList());
    assertEquals(new TreeSet<>(List.of(disarm)), ids);
    var again = leases.due(at(20)).getFirst().order();
    assertNotEquals(shed, again.id(), "the station would take the old number for stale");
    assertTrue(leases.onPower("ST-a1", at(30)).isPresent());
  }

  @Test
  void aReleaseIsSaidUntilItIsAnswered() {
    var id = leases.place(ONE, Intent.release(), Duration.ofSeconds(30), at(0));
    assertEquals(2, sent(0, 11).size());
    leases.answered("ST-a1", id);
    assertEquals(List.of(), sent(12, 40));
  }

  @Test
  void stationsAreOrderedTogetherUnderOneSignature() {
    var _ = leases.place(List.of("ST-b2", "ST-a1"), Intent.cap(2), Duration.ofSeconds(10), at(0));
    var sendings = leases.due(at(0));
    assertEquals(List.of("ST-a1", "ST-b2"), sendings.stream().map(s -> s.station()).toList());
    assertEquals(sendings.getFirst().order(), sendings.getLast().order());
    var audience = FakeStation.payload(sendings.getFirst().order().jws()).get("aud");
    assertEquals("[\"ST-a1\",\"ST-b2\"]", audience.toString());
  }

  @Test
  void numbersRiseOverARestartAndOverAClockSetBack(@TempDir Path dir) throws IOException {
    var file = Optional.of(dir.resolve("order-seq"));
    var first = Sequence.in(file).next(START);
    var second = Sequence.in(file).next(START.minusSeconds(3600));
    assertEquals(first + 1, second);
    assertTrue(Sequence.in(Optional.empty()).next(START.plusSeconds(1)) > second, "a lost file");
  }
}
