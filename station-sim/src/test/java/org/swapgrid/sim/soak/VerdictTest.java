package org.swapgrid.sim.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What grows is found, what only wavers is not. */
final class VerdictTest {
  private static final int SAMPLES = 200;
  private static final int SAMPLES_PER_EVENT = 25;

  /** Every gauge stands at 1000, wavers by a tenth of what is allowed, and is wild now and then. */
  private static List<Sample> run(long seed, ToDoubleBiFunction<Gauge, Double> planted) {
    var chance = new Random(seed);
    var run = new ArrayList<Sample>();
    for (int i = 0; i < SAMPLES; i++) {
      int events = i / SAMPLES_PER_EVENT;
      var values = new EnumMap<Gauge, Double>(Gauge.class);
      for (var gauge : Gauge.values()) {
        double wild = chance.nextInt(20) == 0 ? 5_000 : 0;
        double wavers = chance.nextGaussian() * gauge.allowed(0) / 10;
        values.put(gauge, 1_000 + wild + wavers + planted.applyAsDouble(gauge, i / 199.0));
      }
      run.add(new Sample(i * 7.2, events, values));
    }
    return run;
  }

  private static ToDoubleBiFunction<Gauge, Double> leak(Gauge leaking, double whole) {
    return (gauge, time) -> gauge == leaking ? whole * time : 0;
  }

  @ParameterizedTest
  @EnumSource
  void aLeakIsFoundInEachGaugeAndOnlyThere(Gauge leaking) {
    for (int seed = 0; seed < 20; seed++) {
      var verdict = Verdict.of(run(seed, leak(leaking, 3 * leaking.allowed(4))));
      for (var line : verdict.lines()) {
        assertEquals(line.gauge() != leaking, line.isFlat(), line.words());
      }
      assertTrue(!verdict.isFlat());
    }
  }

  @Test
  void noiseAndWildValuesAreNoLeak() {
    for (int seed = 0; seed < 100; seed++) {
      var verdict = Verdict.of(run(seed, (_, _) -> 0));
      assertEquals(Gauge.values().length, verdict.lines().size());
      assertTrue(verdict.isFlat(), () -> String.join("\n", verdict.words()));
    }
  }

  @Test
  void oneThreadLeftByEachEventIsFound() {
    var verdict =
        Verdict.of(
            run(
                1,
                (gauge, time) ->
                    gauge == Gauge.THREADS ? Math.floor(time * SAMPLES / SAMPLES_PER_EVENT) : 0));
    assertEquals(List.of(Gauge.THREADS), growing(verdict));
  }

  @Test
  void whatIsKeptOfEachEventIsNoLeakUntilItIsMore() {
    ToDoubleBiFunction<Gauge, Double> usual =
        leak(Gauge.RECORD_FILES, 6.0 * SAMPLES / SAMPLES_PER_EVENT);
    assertEquals(List.of(), growing(Verdict.of(run(1, usual))));
    ToDoubleBiFunction<Gauge, Double> twice =
        leak(Gauge.RECORD_FILES, 12.0 * SAMPLES / SAMPLES_PER_EVENT);
    assertEquals(List.of(Gauge.RECORD_FILES), growing(Verdict.of(run(1, twice))));
  }

  @Test
  void warmingUpIsNotHeldAgainstIt() {
    var verdict = Verdict.of(run(1, (_, time) -> 20_000 * Math.min(time, 0.4)));
    assertTrue(verdict.isFlat(), () -> String.join("\n", verdict.words()));
  }

  @Test
  void whatWasNotReadIsNotJudged() {
    var run = run(1, (_, _) -> 0).stream().map(VerdictTest::withoutHeap).toList();
    var judged = Verdict.of(run).lines().stream().map(Verdict.Line::gauge).toList();
    assertEquals(Gauge.values().length - 1, judged.size());
    assertTrue(!judged.contains(Gauge.HEAP));
  }

  private static Sample withoutHeap(Sample sample) {
    var values = new EnumMap<>(sample.values());
    values.keySet().remove(Gauge.HEAP);
    return new Sample(sample.seconds(), sample.events(), values);
  }

  @Test
  void tooShortARunIsNotJudged() {
    var run = run(1, (_, _) -> 0);
    assertThrows(IllegalArgumentException.class, () -> Verdict.of(run.subList(0, 39)));
  }

  private static List<Gauge> growing(Verdict verdict) {
    return verdict.lines().stream()
        .filter(line -> !line.isFlat())
        .map(Verdict.Line::gauge)
        .toList();
  }
}
