package org.swapgrid.sim.dst;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Voltage;
import org.swapgrid.order.OrderRules;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.GridService;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;
import org.swapgrid.sim.dst.link.Link;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.uplink.namespace.Deadbands;
import org.swapgrid.uplink.namespace.Layout;

/**
 * A station as a seed draws it. Waits, ramps and leases are some twenty times shorter than in life,
 * so that a whole event with its way back fits in minutes of virtual time.
 *
 * @param firm whether the services stand above the riders' reserve
 */
record Setting(long seed, SiteSettings site, Policy policy, boolean firm) {
  static final Duration WINDOW = Duration.ofMillis(200);

  /** No order may run longer. */
  static final Duration LONGEST_ORDER = Duration.ofSeconds(25);

  /**
   * One station in so many follows the frequency in proportion; none of these has an aggregator.
   */
  private static final int DROOPS = 8;

  private static final int A_DROOP = 5;

  private static final double NOMINAL_VOLTS = 220;

  static Setting draw(long seed, World.Ground ground, RandomGenerator chance) {
    int meters = chance.nextInt(3) == 0 ? 2 : 1;
    int bays = chance.nextInt(4, 11);
    boolean firm = chance.nextInt(3) == 0;
    var site = ground.site().withBays(bays).withSeed(seed).withMeters(ground.maps(meters));
    int rating = site.station().charger().ratingW();
    var services =
        Math.floorMod(seed, DROOPS) == A_DROOP
            ? List.<GridService>of(droop(firm, chance))
            : services(chance, firm);
    var policy =
        new Policy(
            new Policy.Site(
                "dst-" + seed,
                Frequency.ofHertz(60),
                new Power((long) bays * rating),
                new Policy.Obedience(Duration.ofSeconds(3), new Power(50))),
            gate(chance, meters),
            new Policy.Riders(
                chance.nextInt(bays), StateOfCharge.ofPercent(90), 6, Temperature.ofCelsius(55)),
            comeback(chance),
            services);
    return new Setting(seed, site, policy, firm);
  }

  private static Policy.Gate gate(RandomGenerator chance, int meters) {
    var trust = new ArrayList<Policy.MeterTrust>();
    for (int i = 1; i <= meters; i++) {
      trust.add(
          new Policy.MeterTrust(new MeterId("meter-" + i), WINDOW, Voltage.ofVolts(NOMINAL_VOLTS)));
    }
    var blind = new Policy.Blind(seconds(chance, 15, 30), chance.nextBoolean());
    return new Policy.Gate(
        trust, Duration.ofSeconds(1), Duration.ofSeconds(4), new Policy.Steps(1_000, 50), blind);
  }

  /** Few random delays, so that many stations have the same one and can be compared. */
  private static Policy.Comeback comeback(RandomGenerator chance) {
    return new Policy.Comeback(
        seconds(chance, 4, 10),
        Duration.ofSeconds(6 + 3L * chance.nextInt(3)),
        seconds(chance, 8, 25),
        seconds(chance, 8, 25));
  }

  private static List<GridService> services(RandomGenerator chance, boolean firm) {
    var services = new ArrayList<GridService>();
    int first = 59_700 + 10 * chance.nextInt(20);
    services.add(service("first", first, firm, capacity(chance), chance));
    if (chance.nextInt(3) == 0) {
      services.add(service("second", first - 150, firm, null, chance));
    }
    return services;
  }

  /** The lower half of a curve with a dead band and a knee, as Great Britain's and Taiwan's. */
  private static DroopService droop(boolean firm, RandomGenerator chance) {
    int dead = 59_985 - chance.nextInt(40);
    int knee = dead - chance.nextInt(50, 250);
    int full = knee - chance.nextInt(50, 300);
    var curve =
        List.of(
            new DroopService.Point(new Frequency(full), 1_000),
            new DroopService.Point(new Frequency(knee), chance.nextInt(50, 500)),
            new DroopService.Point(new Frequency(dead), 0));
    var own = new Terms.Comeback(seconds(chance, 0, 12), chance.nextInt(80, 400));
    var terms =
        new Terms(capacity(chance), firm, Duration.ofSeconds(1), Duration.ofMinutes(5), own);
    return new DroopService(new ServiceId("droop"), curve, null, terms);
  }

  private static @Nullable Power capacity(RandomGenerator chance) {
    return chance.nextBoolean() ? new Power(chance.nextInt(500, 1_500)) : null;
  }

  private static StaticService service(
      String name, int level, boolean firm, @Nullable Power capacity, RandomGenerator chance) {
    var own = new Terms.Comeback(seconds(chance, 0, 12), chance.nextInt(80, 400));
    return new StaticService(
        new ServiceId(name),
        new StaticService.Trip(new Frequency(level), chance.nextInt(1, 4)),
        new StaticService.Release(new Frequency(level + 60), seconds(chance, 2, 20)),
        new Terms(capacity, firm, Duration.ofSeconds(2), Duration.ofMinutes(5), own));
  }

  private static Duration seconds(RandomGenerator chance, int from, int to) {
    return Duration.ofMillis(chance.nextInt(from * 1_000, to * 1_000 + 1));
  }

  /** The aggregator's end, as far as this station knows of it. */
  Link.Terms link(boolean hostile, long end) {
    var services = policy.services().stream().map(GridService::id).collect(Collectors.toSet());
    var rules = new OrderRules(Set.of("ST-DST", "all"), LONGEST_ORDER, 6, services);
    var layout =
        new Layout("dst", "", policy.site().nominal(), new Power(rating()), Deadbands.STANDARD);
    return new Link.Terms(seed, rules, layout, hostile, rating(), end);
  }

  int rating() {
    return site.station().bays() * site.station().charger().ratingW();
  }

  /** The service that follows the frequency in proportion; then it is the only one. */
  @Nullable DroopService droop() {
    return policy.services().getFirst() instanceof DroopService droop ? droop : null;
  }

  List<StaticService> services() {
    return policy.services().stream()
        .filter(StaticService.class::isInstance)
        .map(StaticService.class::cast)
        .toList();
  }

  /** The level whose service acts first. */
  int highestTrip() {
    return services().stream().mapToInt(s -> s.trip().level().milliHertz()).max().orElse(0);
  }

  int highestRelease() {
    return services().stream().mapToInt(s -> s.release().level().milliHertz()).max().orElse(0);
  }

  /** The ramp's slope in watts a second: the site's own or a service's gentler one. */
  double slope() {
    double slope = rating() * 1000.0 / policy.comeback().ramp().toMillis();
    for (var service : policy.services()) {
      var capacity = service.terms().capacity();
      double whole = capacity == null ? rating() : capacity.watts();
      slope = Math.min(slope, whole * service.terms().comeback().mostRampPermille() / 1000);
    }
    return Math.max(1, slope);
  }

  /** How long the longest way back takes from the last fault on. */
  Duration back() {
    var comeback = policy.comeback();
    var longest = comeback.delay();
    for (var service : policy.services()) {
      var own = service.terms().comeback().delay();
      longest = own.compareTo(longest) > 0 ? own : longest;
    }
    for (var service : services()) {
      var hold = service.release().minimumHold();
      longest = hold.compareTo(longest) > 0 ? hold : longest;
    }
    var climb = Duration.ofMillis((long) (rating() / slope() * 1000));
    var up = comeback.recovery().plus(climb);
    return LONGEST_ORDER.plus(longest).plus(comeback.random()).plus(up).plusSeconds(20);
  }
}
