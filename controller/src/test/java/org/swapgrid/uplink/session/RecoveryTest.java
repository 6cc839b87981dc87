package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.swapgrid.uplink.session.Weather.Fault;

/** However a server fails and whenever it returns, the session is whole within five seconds. */
final class RecoveryTest {
  /** What is left for sockets, TLS and threads: measured far below on the wire. */
  private static final Duration WIRE = Duration.ofMillis(250);

  private static final Duration PROMISE = Duration.ofSeconds(5).minus(WIRE);

  @ParameterizedTest
  @EnumSource(Fault.class)
  void isWholeAgainWithinFiveSecondsOfTheFaultsEnd(Fault fault) {
    var worst = Duration.ZERO;
    long seed = 0;
    for (int from = 3_000; from < 7_000; from += 410) {
      for (int length = 20; length < 12_000; length += 730) {
        var bench = new Bench(1, false, seed++);
        bench.show();
        var weather = new Weather(bench, fault, Duration.ofMillis(from), Duration.ofMillis(length));
        var took = weather.recovery();
        worst = took.compareTo(worst) > 0 ? took : worst;
      }
    }
    var longest = worst;
    assertTrue(longest.compareTo(PROMISE) < 0, () -> fault + " took " + longest);
    assertTrue(longest.compareTo(Duration.ofMillis(300)) > 0, "the fault was one");
  }

  @Test
  void theStandardNumbersAddUpToLessThanThePromise() {
    var rests = Rules.Rests.STANDARD;
    var sum = Rules.Deadlines.STANDARD.longest().plus(BackOff.LEAST).plus(rests.longest());
    assertTrue(sum.compareTo(PROMISE) < 0, sum::toString);
    assertTrue(rests.offline().compareTo(Duration.ofSeconds(2)) < 0);
  }

  @Test
  void aDeadlineThatIsNoneIsRefused() {
    var second = Duration.ofSeconds(1);
    var _ =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Rules.Deadlines(second, second, Duration.ZERO, second));
    var _ =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Rules(
                    0, false, Rules.Deadlines.STANDARD, Rules.Rests.STANDARD, Rules.Pace.STANDARD));
  }
}
