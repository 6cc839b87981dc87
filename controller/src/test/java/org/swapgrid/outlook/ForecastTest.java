package org.swapgrid.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.Ramp;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Order;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;

/** The outlook claims no more than there will be. */
final class ForecastTest {
  private static final ServiceId SREG = new ServiceId("tw-sreg");

  private static StaticService service(Power capacity, boolean firm) {
    var terms =
        new Terms(
            capacity, firm, Duration.ofSeconds(10), Duration.ofMinutes(30), Terms.Comeback.UNBOUND);
    return new StaticService(
        SREG,
        new StaticService.Trip(Frequency.ofHertz(59.88), 2),
        new StaticService.Release(Frequency.ofHertz(59.98), Duration.ofSeconds(1)),
        terms);
  }

  private static Site site(int reserve, double swaps, double connection, boolean firm) {
    var policy = Site.policy(reserve, swaps, connection, service(Power.ofKilowatts(9), firm));
    return new Site(policy).understood();
  }

  private static List<Long> watts(List<Power> powers) {
    return powers.stream().map(Power::watts).toList();
  }

  private static List<Long> offers(Site site, int hours) {
    return watts(site.outlook.available(hours).getOrDefault(SREG, List.of()));
  }

  @Test
  void chargingGoesOnUntilTheBatteriesAreFull() {
    var site = site(0, 0, 15, true);
    var expected = watts(site.outlook.charging(4));
    assertEquals(5, expected.size());
    assertEquals(1600, expected.getFirst(), 5);
    assertEquals(1600, expected.get(2), 5);
    assertEquals(List.of(0L, 0L), expected.subList(3, 5), "three hours fill a flat pack here");
    assertEquals(expected.subList(1, 5), offers(site, 4));
  }

  @Test
  void whatItExpectsComesTrue() {
    var site = site(0, 0, 15, true);
    site.bays.getFirst().permille = 900;
    site.look();
    var expected = watts(site.outlook.charging(2));
    site.pass(Duration.ofHours(1));
    assertEquals(expected.get(1), watts(site.outlook.charging(0)).getFirst(), 5);
    site.pass(Duration.ofHours(1));
    assertEquals(expected.get(2), watts(site.outlook.charging(0)).getFirst(), 5);
  }

  @Test
  void ridersBringWorkForTheChargers() {
    var quiet = site(0, 0, 15, true);
    var busy = site(0, 2, 15, true);
    for (var site : List.of(quiet, busy)) {
      site.bays.forEach(bay -> bay.permille = 1000);
      site.look();
    }
    assertEquals(List.of(0L, 0L, 0L, 0L), offers(quiet, 4));
    assertEquals(800, offers(busy, 1).getFirst(), 5);
    busy.clockSet = false;
    busy.look();
    assertEquals(800, offers(busy, 1).getFirst(), 5, "as configured while the clock is not set");
  }

  @Test
  void whatRidersBroughtIsWhatTheyAreExpectedToBring() {
    var site = site(0, 1, 15, true);
    for (int swap = 0; swap < 40; swap++) {
      site.bays.getFirst().permille = 1000;
      site.step();
      site.swap(1, 800);
      site.step();
    }
    site.bays.forEach(bay -> bay.permille = 1000);
    site.look();
    site.clockSet = false;
    site.look();
    var expected = watts(site.outlook.charging(2));
    assertEquals(400, expected.get(1), 5);
    assertEquals(400, expected.get(2), 5, "the first, at 80 %, is full again within the hour");
  }

  @Test
  void whoFindsNoReadyBatteryTakesNone() {
    var site = site(0, 50, 15, true);
    assertEquals(watts(site(0, 0, 15, true).outlook.charging(1)), watts(site.outlook.charging(1)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.9, 1.7, 100})
  void itNeverClaimsMoreThanRatingsOrConnection(double connection) {
    var site = site(0, 6, connection, true);
    site.bays.forEach(bay -> bay.appetite = 900);
    site.pass(Duration.ofMinutes(30));
    var most = (long) Math.min(2000, connection * 1000);
    for (var claimed : watts(site.outlook.charging(6))) {
      assertTrue(claimed <= most, claimed + " W");
    }
    assertTrue(offers(site, 6).stream().allMatch(claimed -> claimed <= most));
  }

  @Test
  void whatNoCommandMovesIsNotClaimedAndTakesItsRoom() {
    var site = site(0, 0, 1.2, true);
    site.bays.get(0).condition = new Condition(0, true, false, false);
    site.notObeying = List.of(new BayId(2));
    site.look();
    assertEquals(400, watts(site.outlook.charging(0)).getFirst(), "1.2 kW less two of 400 W");
  }

  @ParameterizedTest
  @EnumSource(
      value = ChargeState.class,
      names = {"OFF", "DISCHARGING", "TESTING", "FULL", "HOLDING"})
  void aBatteryThatIsNotToChargeIsNotClaimed(ChargeState state) {
    var site = site(0, 0, 15, true);
    site.bays.forEach(bay -> bay.state = state);
    site.bays.getFirst().state = ChargeState.EMPTY;
    site.bays.get(1).empty = true;
    site.look();
    assertEquals(400, watts(site.outlook.charging(0)).getFirst(), 5);
  }

  @Test
  void theRidersReserveIsNotOfferedToAServiceThatIsNotFirm() {
    assertEquals(1600, offers(site(2, 0, 15, true), 1).getFirst(), 5);
    assertEquals(800, offers(site(2, 0, 15, false), 1).getFirst(), 5);
    assertEquals(0, offers(site(9, 0, 15, false), 1).getFirst());
    var ready = site(1, 0, 15, false);
    ready.bays.getFirst().permille = 1000;
    ready.look();
    assertEquals(1200, offers(ready, 1).getFirst(), 5);
  }

  @Test
  void noMoreThanItsCapacityIsOffered() {
    var policy = Site.policy(0, 0, 15, service(new Power(700), true));
    var site = new Site(policy).understood();
    assertEquals(List.of(700L, 700L), offers(site, 2));
    site.outlook.use(Site.policy(0, 0, 15));
    assertEquals(Map.of(), site.outlook.available(2));
  }

  @Test
  void aServiceOfNoFixedCapacityIsOfferedAll() {
    var site = Site.standard().understood();
    assertEquals(1600, offers(site, 1).getFirst(), 5);
  }

  @Test
  void whileAnOrderKeepsAServiceDisarmedItIsOfferedNothing() {
    var site = site(0, 0, 15, true);
    var name = new Order.Name("o", 1);
    var until = site.elapsed.plus(Duration.ofMinutes(90));
    site.leases = new Leases(null, List.of(new Lease(name, new Instruction.Disarm(SREG), until)));
    site.look();
    assertEquals(0, offers(site, 2).getFirst());
    assertEquals(1600, offers(site, 2).get(1), 5);
  }

  static Stream<Mode> heldBack() {
    var zero = Duration.ZERO;
    var lease = new Lease(new Order.Name("o", 1), new Instruction.Hold(), zero);
    var ramp = new Ramp(zero, Power.ZERO, Power.ZERO, zero, 1);
    return Stream.of(
        new Mode.Shedding(zero, SREG),
        new Mode.Waiting(zero, zero, Mode.Waiting.Part.RELEASE_WAIT),
        new Mode.Restoring(zero, ramp),
        new Mode.Blind(zero, false),
        new Mode.CarryingOn(zero, ramp),
        new Mode.Dark(zero),
        new Mode.Ordered(zero, lease),
        new Mode.Held(zero, true));
  }

  @ParameterizedTest
  @MethodSource("heldBack")
  void whileChargingIsHeldBackNothingIsClaimed(Mode mode) {
    var site = site(0, 0, 15, true);
    site.mode = mode;
    site.look();
    assertUnknown(site);
    site.mode = new Mode.Regulating(Duration.ZERO, SREG);
    site.look();
    assertFalse(site.outlook.charging(4).isEmpty());
  }

  @Test
  void withoutAFreshSightOfARunningCabinetNothingIsClaimed() {
    var site = site(0, 0, 15, true);
    site.age = Duration.ofSeconds(3);
    site.look();
    assertUnknown(site);
    site.age = Duration.ZERO;
    for (var state : CabinetSnapshot.State.values()) {
      site.state = state;
      site.look();
      assertEquals(state != CabinetSnapshot.State.RUNNING, site.outlook.charging(1).isEmpty());
    }
    site.state = null;
    site.look();
    assertUnknown(site);
  }

  @Test
  void beforeItIsUnderstoodHowBatteriesChargeNothingIsClaimed() {
    var site = Site.standard();
    assertUnknown(site);
    site.look();
    assertUnknown(site);
  }

  private static void assertUnknown(Site site) {
    assertEquals(List.of(), site.outlook.charging(4));
    assertEquals(Map.of(), site.outlook.available(4));
  }
}
