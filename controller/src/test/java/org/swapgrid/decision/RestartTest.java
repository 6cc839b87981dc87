package org.swapgrid.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.decision.Policies.FAST;
import static org.swapgrid.decision.Policies.SREG;
import static org.swapgrid.decision.Policies.dreg;
import static org.swapgrid.decision.Policies.fixed;
import static org.swapgrid.decision.Policies.sreg;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.Dark;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Resume.Stage;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;

final class RestartTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Bench restarted(Bench bench) {
    return new Bench(bench.controller.policy(), 12, bench.controller.resumeFrom(bench.last));
  }

  @Test
  void killedInAnEventItComesBackSheddingBeforeAnyReading() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    var after = restarted(bench);
    assertEquals(0, after.limit());
    after.at(59.5, Bench.POLL);
    assertEquals(SREG, assertInstanceOf(Shedding.class, after.mode()).service());
    after.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, after.limit(), "the whole wait again");
    assertEquals(new Power(9600), after.view().balance().baseline());
  }

  @Test
  void killedOnItsReturnPathItNeverComesBackAboveWhatWasAllowed() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    while (!(bench.mode() instanceof Waiting(_, _, var part))
        || part != Waiting.Part.RANDOM_DELAY) {
      bench.at(60.0, SECOND);
    }
    assertEquals(Stage.DELAYED, bench.controller.resumeFrom(bench.last).stage());
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, SECOND);
    }
    bench.at(60.0, SECOND.multipliedBy(50));
    long before = bench.limit();
    assertEquals(6000, before);
    assertEquals(new Power(5000), bench.controller.resumeFrom(bench.last).allowed(), "of 5 kW");
    var after = restarted(bench);
    after.at(60.0, SECOND.multipliedBy(30));
    assertTrue(after.limit() <= before, after.limit() + " above " + before);
    assertEquals(new Power(5000), after.view().balance().allowed());
    assertInstanceOf(Waiting.class, after.mode());
  }

  @Test
  void stoppedInNormalTimesItStartsFreely() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    var resume = bench.controller.resumeFrom(bench.last);
    assertEquals(Stage.NORMAL, resume.stage());
    var after = restarted(bench);
    after.at(60.0, Bench.POLL);
    assertEquals(12_000, after.limit());
    assertInstanceOf(Normal.class, after.mode());
  }

  /** As a new process is at its first look: it remembers no bay. */
  private static void forgetBays(Bench bench, long inForce) {
    var was = bench.memory;
    bench.memory = new Memory(was.mode(), was.sight(), was.services(), was.budget(), List.of());
    bench.bays.forEach(bay -> bay.limit = inForce);
  }

  @Test
  void startedInPeaceAtALowFrequencyItRaisesNothingBeforeItKnows() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    forgetBays(bench, 100);
    bench.at(59.5, Bench.POLL);
    assertInstanceOf(Normal.class, bench.mode());
    assertEquals(1200, bench.limit(), "below the level, not yet for two windows");
    var first = bench.last.made().plan().limits().getFirst();
    assertEquals(Reason.FREQUENCY_LOW, first.cause().reason());
    bench.at(59.5, SECOND);
    assertInstanceOf(Shedding.class, bench.mode());
    assertEquals(0, bench.limit());
  }

  @Test
  void aBayItNeverSpokeToIsHeldToTheLimitInForceThroughAnEvent() {
    var bench = Bench.running(Policies.with(Policies.riders(12), Policies.gate(true), sreg()), 12);
    bench.at(59.5, SECOND);
    forgetBays(bench, 15);
    bench.at(59.5, Bench.POLL);
    for (long limit : bench.limits()) {
      assertTrue(limit <= 15, limit + " W where 15 W were in force");
    }
  }

  @Test
  void withNothingKnownItTakesTheColdLoadPath() {
    var bench = new Bench(Policies.of(sreg()), 12, Resume.UNKNOWN);
    assertInstanceOf(Blind.class, bench.mode());
    bench.at(60.0, SECOND.multipliedBy(60));
    assertEquals(0, bench.limit());
    assertEquals(Power.ZERO, bench.view().balance().delivered(), "nobody asked for it");
    bench.at(60.0, Duration.ofMinutes(8));
    assertInstanceOf(Normal.class, bench.mode());
  }

  @Test
  void everyModeHasItsStage() {
    var bench = Bench.running(Policies.of(sreg(), dreg(null, null)), 12);
    bench.silent(SECOND);
    assertEquals(Stage.NORMAL, bench.controller.resumeFrom(bench.last).stage());
    bench.at(59.9, SECOND);
    assertEquals(Stage.RAMPING, bench.controller.resumeFrom(bench.last).stage());
    bench.silent(SECOND);
    assertEquals(Stage.SHED, bench.controller.resumeFrom(bench.last).stage());
    bench.silent(Duration.ofSeconds(165));
    assertEquals(Stage.RAMPING, bench.controller.resumeFrom(bench.last).stage());
    bench.volts = 0;
    bench.cabinetAnswers = false;
    bench.at(60.0, SECOND.multipliedBy(5));
    assertInstanceOf(Dark.class, bench.mode());
    assertEquals(Stage.SHED, bench.controller.resumeFrom(bench.last).stage());
  }

  @Test
  void theClaimsThatStoodAreNamed() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    assertEquals(List.of(SREG), bench.controller.resumeFrom(bench.last).active());
    bench.at(60.0, SECOND.multipliedBy(5));
    var resume = bench.controller.resumeFrom(bench.last);
    assertEquals(List.of(SREG), resume.active());
    assertEquals(Stage.SHED, resume.stage());
    bench = Bench.running(Policies.of(sreg(), fixed(FAST, 59.88, 59.98, sreg().terms())), 12);
    bench.at(59.5, SECOND);
    assertEquals(List.of(FAST, SREG), bench.controller.resumeFrom(bench.last).active());
  }

  @Test
  void aServiceThatIsNoLongerConfiguredIsForgottenButNothingLeapsUp() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    bench.controller = new Controller(Policies.of());
    bench.at(59.5, SECOND);
    assertEquals(0, bench.limit());
    assertInstanceOf(Waiting.class, bench.mode());
  }

  @Test
  void withoutACabinetThereIsNothingToSteerAndNothingOffered() {
    var free = new Resume(Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);
    var bench = new Bench(Policies.of(sreg()), 0, free);
    bench.cabinetAnswers = false;
    bench.snapshot = null;
    bench.at(60.0, SECOND);
    bench.at(59.5, SECOND);
    assertEquals(List.of(), bench.last.made().plan().limits());
    assertEquals(Power.ZERO, bench.view().balance().delivered());
    assertEquals(Power.ZERO, bench.view().services().getFirst().available());
  }

  @Test
  void aServiceRemovedInItsEventLeavesTheWholeWayBack() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    bench.at(59.5, SECOND);
    bench.controller = new Controller(Policies.of(fixed(FAST, 59.7, 59.98, sreg().terms())));
    bench.at(59.9, Duration.ofMinutes(5));
    assertEquals(0, bench.limit(), "the frequency has not been back yet");
    bench.at(60.0, SECOND.multipliedBy(59));
    assertEquals(Waiting.Part.RELEASE_WAIT, assertInstanceOf(Waiting.class, bench.mode()).part());
  }

  @Test
  void afterTheBoxWasStartedAnewAFreeStationTakesTheColdLoadPath() {
    var bench = Bench.running(Policies.of(sreg()), 12);
    var resume = bench.controller.resumeFrom(bench.last).afterBoot();
    assertEquals(Stage.UNKNOWN, resume.stage());
    var after = new Bench(Policies.of(sreg()), 12, resume);
    after.at(60.0, SECOND.multipliedBy(59));
    assertEquals(0, after.limit());
    bench.at(59.5, SECOND);
    var shed = bench.controller.resumeFrom(bench.last);
    assertEquals(shed, shed.afterBoot());
  }

  @Test
  void behindASilentCabinetTheWayBackBeginsNoHigherThanTheLimitsItLastHad() {
    var ramping =
        new Resume(Stage.RAMPING, List.of(), new Power(6000), new Power(100_000), 1, false);
    var bench = new Bench(Policies.of(sreg()), 12, ramping);
    bench.bays.forEach(bay -> bay.limit = 100);
    bench.memory = bench.controller.resume(ramping, bench.tick());
    bench.at(60.0, SECOND);
    assertEquals(1200, bench.limit());
    bench.cabinetAnswers = false;
    while (!(bench.mode() instanceof Restoring)) {
      bench.at(60.0, SECOND);
    }
    bench.cabinetAnswers = true;
    bench.at(60.0, Bench.POLL);
    assertTrue(bench.limit() <= 1200 + 200, "leapt to " + bench.limit());
  }
}
