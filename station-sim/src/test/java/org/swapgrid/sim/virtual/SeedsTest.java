package org.swapgrid.sim.virtual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.View;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Wording;

/** Random trouble, then calm: promises after every step, and a deadline to be back. */
final class SeedsTest {
  private static final Duration TROUBLE = Duration.ofMinutes(5);

  /** Wait, random delay, ramp, recovery window and the second half of the ramp, with a margin. */
  private static final Duration CALM = Duration.ofMinutes(14);

  private static final List<String> KINDS =
      List.of(
          "frequency 59.%d ramp 2",
          "frequency 60.0 ramp 5",
          "voltage 0.%d for 0.3",
          "phase-jump -%d",
          "fault meter silent for %d",
          "fault meter nan for %d",
          "fault meter exception 4 for %d",
          "fault meter freeze for %d",
          "fault meter delay %d for 5",
          "fault bay 3 disobedient for %d",
          "fault bay 5 stuck for %d",
          "fault bay 7 broken for %d",
          "cabinet reboot",
          "cabinet silent for 2",
          "rider");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsItsPromises(long seed) throws ConfigurationFault {
    var random = new SplittableRandom(seed);
    var station =
        new VirtualStation(
            Sample.site(seed).withBays(12),
            Scenario.quiet(60, seed),
            Sample.policy(),
            Duration.ofMillis(200),
            Sample.PEACE);
    trouble(station, random);
    var trace = new ArrayList<Moment>();
    if (seed % 3 == 0) {
      trace.addAll(station.run(Duration.ofSeconds(random.nextInt(300))));
      station.kill();
      trace.addAll(station.run(Duration.ofSeconds(random.nextInt(1, 20))));
      station.start();
    }
    trace.addAll(station.run(TROUBLE));
    calm(station);
    trace.addAll(station.run(CALM));
    for (int i = 1; i < trace.size(); i++) {
      assertKept(trace.get(i - 1), trace.get(i));
    }
    var last = trace.getLast().mode();
    assertTrue(last instanceof Mode.Normal, "not back at the deadline: " + last);
  }

  private static void trouble(VirtualStation station, RandomGenerator random) {
    for (int i = 0; i < 12; i++) {
      var kind = KINDS.get(random.nextInt(KINDS.size()));
      var words = kind.formatted(random.nextInt(30, 99));
      var at = Duration.ofMillis(random.nextInt((int) TROUBLE.toMillis()));
      Wording.read(words, at).forEach(station.site()::schedule);
    }
  }

  private static void calm(VirtualStation station) {
    for (var words : List.of("frequency 60", "fault meter off", "cabinet off", "voltage 1")) {
      Sample.say(station, words);
    }
    for (int bay : List.of(3, 5, 7)) {
      Sample.say(station, "fault bay " + bay + " off");
    }
  }

  private static void assertKept(Moment was, Moment is) {
    var cycle = is.cycle();
    if (cycle == null || was.cycle() == null) {
      return;
    }
    var grid = cycle.made().view().grid();
    var planned = cycle.made().plan().total().watts();
    var before = was.cycle().made().plan().total().watts();
    if (grid instanceof GridState.Unseen && !(is.mode() instanceof Mode.CarryingOn)) {
      assertTrue(planned <= before, is.at() + ": loosened while blind");
    }
    if (is.mode() instanceof Mode.Shedding && was.mode() instanceof Mode.Shedding) {
      assertTrue(planned <= before, is.at() + ": loosened while shedding");
    }
    if (grid instanceof GridState.Seen(var frequency, _, _) && claims(is) && !claims(was)) {
      assertTrue(frequency.hertz() < Sample.TRIP, is.at() + ": shed at " + frequency);
    }
    var view = cycle.made().view();
    var allowed = view.balance().allowed().watts();
    // A bay kept for riders goes on with what it was told; nothing rises above what is allowed.
    assertTrue(
        planned <= Math.max(allowed, before), is.at() + ": planned " + planned + " of " + allowed);
  }

  private static boolean claims(Moment moment) {
    var cycle = Objects.requireNonNull(moment.cycle());
    return cycle.made().view().services().stream().anyMatch(View.ServiceView::active);
  }
}
