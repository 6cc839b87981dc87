package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Claims.Entry;
import org.swapgrid.decision.Memory.ServiceMemory;
import org.swapgrid.decision.Modes.Level;
import org.swapgrid.decision.Modes.Told;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.service.Claim;
import org.swapgrid.service.ServiceState;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Clearing;

final class ViewTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Active EVENT = new Active(SECOND, SECOND, Power.ZERO);

  @Test
  void batteriesAndThoseThatChargeAreCounted() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.bays.get(0).empty = true;
    bench.bays.get(1).appetite = 9;
    bench.bays.get(2).appetite = 10;
    bench.at(60.0, SECOND);
    assertEquals(11, bench.view().bays().occupied());
    assertEquals(10, bench.view().bays().charging());
  }

  @Test
  void aServiceIsActiveWhileItsClaimStandsAndOnlyThen() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    assertFalse(bench.view().services().getFirst().active());
    bench.at(59.5, SECOND);
    assertTrue(bench.view().services().getFirst().active());
    bench.at(60.0, SECOND);
    assertTrue(bench.view().services().getFirst().active(), "its release wait runs");
  }

  private static Entry entry(ServiceState state) {
    var until = SECOND.multipliedBy(10);
    var claim = new Claim(Power.ZERO, Cause.of(Reason.FREQUENCY_LOW), new Power(5000), until);
    return new Entry(sreg(), new ServiceMemory(SREG, state), claim);
  }

  @Test
  void nothingIsOwedFromTheEndOfWhatWasPromisedOn() {
    var end = SECOND.multipliedBy(10);
    assertEquals(new Power(5000), entry(EVENT).owed(end.minusNanos(1)));
    assertEquals(Power.ZERO, entry(EVENT).owed(end));
  }

  private static Clearing clearing(long back, long until) {
    return new Clearing(EVENT, Duration.ofSeconds(back), Duration.ofSeconds(until));
  }

  private static Clearing told(Clearing... waits) {
    var entries = List.of(waits).stream().map(ViewTest::entry).toList();
    var calls = new Claims(entries, null).calls(Level.BACK, new Told(false, null));
    return Objects.requireNonNull(calls.clearing());
  }

  @Test
  void ofSeveralReleaseWaitsTheLastToEndIsTold() {
    var sooner = clearing(7, 20);
    var later = clearing(5, 30);
    assertEquals(later, told(sooner, later));
    assertEquals(later, told(later, sooner));
    assertEquals(sooner, told(sooner, clearing(6, 20)), "the first configured of equals");
  }
}
