package org.swapgrid.sim.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.sim.virtual.Sample.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.archive.Archive;
import org.swapgrid.archive.Retention;
import org.swapgrid.archive.Shelf;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;
import org.swapgrid.record.DecideAgain;
import org.swapgrid.record.Origin;
import org.swapgrid.record.Series;
import org.swapgrid.record.Taker;
import org.swapgrid.record.Windows;
import org.swapgrid.service.StaticService;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.site.Scenario;

@Order(1)
final class EventRecordsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofMillis(100);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path state;

  /** A box that records into an archive. */
  static final class Box implements Taker.Sink {
    final Archive archive;
    final List<Archive.Kept> kept = new ArrayList<>();

    Box(Path state) throws IOException {
      archive = new Archive(state, Retention.USUAL);
    }

    @Override
    public Origin begin(Instant at) {
      var meter =
          new Origin.Device(new MeterId("main"), "janitza-umg96rm", SECOND.dividedBy(5), STEP);
      try {
        archive.begin();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      return new Origin(
          "event-" + archive.next(), "sim-01", "test", "00", List.of(meter), Origin.Clock.UNKNOWN);
    }

    @Override
    public void line(String line) {
      try {
        archive.line(line);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public void end() {
      try {
        kept.add(archive.end());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private static Policy brisk() {
    var policy = Sample.policy();
    var comeback =
        new Policy.Comeback(
            SECOND.multipliedBy(3), SECOND.multipliedBy(4), SECOND.multipliedBy(6), SECOND);
    return with(policy, comeback);
  }

  private static Policy with(Policy policy, Policy.Comeback comeback) {
    return new Policy(policy.site(), policy.gate(), policy.riders(), comeback, policy.services());
  }

  private static VirtualStation station(long seed, int bays, Policy policy)
      throws ConfigurationFault {
    var site = Sample.site(seed).withBays(bays);
    return new VirtualStation(site, Scenario.quiet(60, seed), policy, STEP, Sample.PEACE);
  }

  static void run(VirtualStation station, Taker taker, Duration time) {
    for (var left = time; left.isPositive(); left = left.minus(SECOND)) {
      for (var moment : station.run(SECOND)) {
        taker.cycle(Objects.requireNonNull(moment.cycle()));
      }
    }
  }

  /** One hundred events of chance lengths and depths, at ten stations, some with a bad meter. */
  private void hundredEvents(Box box) throws ConfigurationFault {
    var windows = new Windows(SECOND.multipliedBy(10), SECOND, SECOND, Duration.ofHours(1));
    for (int seed = 0; seed < 10; seed++) {
      var chance = new Random(seed);
      var station = station(seed, 4 + seed, brisk());
      var taker = new Taker(windows, brisk(), box);
      run(station, taker, SECOND.multipliedBy(20));
      for (int event = 0; event < 10; event++) {
        say(station, "frequency 59." + (60 + chance.nextInt(27)));
        run(station, taker, SECOND.multipliedBy(3 + chance.nextInt(15)));
        if (event % 3 == 0) {
          say(station, "fault meter silent for 1.5");
        }
        say(station, "frequency 60");
        run(station, taker, SECOND.multipliedBy(45));
      }
      taker.stop();
    }
  }

  private static DecideAgain.Outcome again(Shelf shelf, long n, UnaryOperator<Policy> rules)
      throws IOException {
    try (var lines = shelf.lines(n)) {
      var series = new Series(lines.lines().iterator());
      return DecideAgain.of(series, policy -> new Controller(rules.apply(policy)));
    }
  }

  @Test
  void hundredEventsAreDecidedAgainAsTheyWereAndAChangedRuleIsFound()
      throws ConfigurationFault, IOException {
    var box = new Box(state);
    hundredEvents(box);
    var shelf = new Shelf(state);
    long cycles = 0;
    for (long n : shelf.numbers()) {
      var outcome = again(shelf, n, UnaryOperator.identity());
      assertNull(outcome.first(), () -> "record " + n + ": " + outcome.first());
      cycles += outcome.cycles();
      assertFoundWhereItActs(shelf, n);
    }
    assertEquals(100, shelf.numbers().size());
    System.out.printf("replay: 100 events, %d cycles decided again, all equal%n", cycles);
  }

  /** It first shows where the service began to count, and now does not. */
  private static void assertFoundWhereItActs(Shelf shelf, long n) throws IOException {
    var first = again(shelf, n, EventRecordsTest::lowerTrip).first();
    assertNotNull(first, "record " + n);
    assertTrue(
        first.recorded().stream().anyMatch(each -> each.startsWith("services")),
        "record " + n + ": " + first);
  }

  /** The planted change: a trip level so low that no event of these trips it. */
  private static Policy lowerTrip(Policy policy) {
    var service = (StaticService) policy.services().getFirst();
    var trip = new StaticService.Trip(Frequency.ofHertz(59.5), service.trip().windows());
    return new Policy(
        policy.site(),
        policy.gate(),
        policy.riders(),
        policy.comeback(),
        List.of(new StaticService(service.id(), trip, service.release(), service.terms())));
  }

  /** A small station in every build, the usual ones with {@code -Dswapgrid.campaign=true}. */
  static IntStream bays() {
    return Boolean.getBoolean("swapgrid.campaign") ? IntStream.of(30, 120) : IntStream.of(10);
  }

  @ParameterizedTest(name = "{0} bays")
  @MethodSource("bays")
  void eightEventsADayAndOneOf66MinutesStayWithinBounds(int bays)
      throws ConfigurationFault, IOException {
    var box = new Box(state);
    var station = station(5, bays, Sample.policy());
    var taker = new Taker(Windows.USUAL, Sample.policy(), box);
    run(station, taker, Duration.ofMinutes(2));
    long before = usedHeap();
    event(station, taker, Duration.ofMinutes(66));
    long after = usedHeap();
    for (int i = 0; i < 2; i++) {
      event(station, taker, Duration.ofMinutes(4));
    }
    taker.stop();
    var shelf = new Shelf(state);
    assertEquals(List.of(1L, 2L, 3L), shelf.numbers());
    long longest = size(shelf, 1);
    long usual = (size(shelf, 2) + size(shelf, 3)) / 2;
    long year = 365 * (7 * usual + longest);
    System.out.printf(
        "growth: %d bays, 10 cycles/s: 66 min event %d kB, 4 min event %d kB, a year of 7 + 1 a day"
            + " %d MB, heap %+d kB%n",
        bays, longest / 1_000, usual / 1_000, year / 1_000_000, (after - before) / 1_000);
    assertTrue(year < 1_000_000_000, "a year takes " + year);
    // Beside other tests in this process the heap is not this one's alone.
    boolean alone = Boolean.getBoolean("swapgrid.campaign");
    assertTrue(!alone || after - before < 16_000_000, "heap grew by " + (after - before));
    assertTrue(box.kept.stream().allMatch(kept -> kept.summary().length() < 60_000));
  }

  private static void event(VirtualStation station, Taker taker, Duration length)
      throws ConfigurationFault {
    say(station, "frequency 59.7");
    run(station, taker, length);
    say(station, "frequency 60");
    run(station, taker, Duration.ofMinutes(18));
  }

  private static long size(Shelf shelf, long n) throws IOException {
    return Files.size(shelf.record(n)) + Files.size(shelf.series(n));
  }

  private static long usedHeap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
