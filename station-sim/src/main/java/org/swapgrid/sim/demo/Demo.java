package org.swapgrid.sim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.swapgrid.sim.aggregator.ForgeryAnswer;
import org.swapgrid.sim.live.WiredStation;
import org.swapgrid.sim.live.Wires;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.site.Wording;

/**
 * Plays one event like that of 3 April 2024 (60 Hz, nadir 59.46 Hz) with the real daemon, and
 * measures it at the simulated site.
 */
final class Demo implements AutoCloseable {
  private static final String SERVICE = "tw-sreg";
  private static final double TRIP_HERTZ = 59.88;
  private static final double NADIR_HERTZ = 59.46;
  private static final double SETTLED_HERTZ = 59.62;

  /** So few bays would all be kept for riders: the service goes first. */
  private static final int SMALL = 12;

  private static final double FREE = 0.9;
  private static final long LOOK_MILLIS = 100;

  /** A busy machine may need this much longer than asked. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final DemoTimes times;
  private final SiteSettings settings;
  private final Screen screen;
  private final Truth truth = new Truth(TRIP_HERTZ);
  private final Path folder;
  private final WiredStation station;
  private final Company company;
  private final DaemonProcess daemon;
  private final long deadline;

  Demo(DemoTimes times, SiteSettings settings, Screen screen) throws IOException {
    this.times = times;
    this.settings = settings;
    this.screen = screen;
    this.deadline = System.nanoTime() + GRACE.plusSeconds(times.seconds()).toNanos();
    this.folder = Files.createTempDirectory("swapgrid-demo");
    var scenario = Scenario.quiet(settings.supply().hertz(), settings.seed());
    this.station = WiredStation.start(new Site(settings, scenario), Wires.anyPorts(), truth);
    this.company = Company.start(folder, _ -> {});
    this.daemon = launch();
  }

  private DaemonProcess launch() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    var configuration = folder.resolve("station.yaml");
    var template = Template.packaged("/org/swapgrid/sim/demo-station.yaml");
    Files.writeString(configuration, template.filled(places()));
    var socket = folder.resolve("control.sock");
    return DaemonProcess.start(configuration, socket, folder.resolve("daemon.log"));
  }

  private Map<String, String> places() {
    var places = new HashMap<>(company.places());
    places.putAll(own());
    return places;
  }

  private Map<String, String> own() {
    return Map.ofEntries(
        Map.entry("connection_limit_kw", String.valueOf(Math.ceil(rating() / 100.0) / 10)),
        Map.entry("meter_port", String.valueOf(station.meterPorts().getFirst())),
        Map.entry("cabinet_port", String.valueOf(station.cabinetPort())),
        Map.entry("revert_after_ms", "5000"),
        Map.entry("reserve_batteries", String.valueOf(Math.min(4, settings.station().bays() / 8))),
        Map.entry("firm", String.valueOf(settings.station().bays() < SMALL)),
        Map.entry("delay_s", String.valueOf(times.delaySeconds())),
        Map.entry("random_s", String.valueOf(times.randomSeconds())),
        Map.entry("ramp_s", String.valueOf(times.rampSeconds())),
        Map.entry("recovery_s", String.valueOf(times.recoverySeconds())),
        Map.entry("minimum_hold_s", String.valueOf(times.minimumHoldSeconds())),
        Map.entry("folder", folder.toString()));
  }

  /** Plays the event and returns what became of it. */
  EventFigures play() throws InterruptedException {
    screen.say(
        "A simulated station of %d bays; the daemon starts and takes the cabinet over gently."
            .formatted(settings.station().bays()));
    var started = await(this::isBack);
    station.site().act(this::prepare);
    look(times.quiet());
    screen.say("A power plant is lost: the frequency falls to %.2f Hz.".formatted(NADIR_HERTZ));
    disturb("frequency " + NADIR_HERTZ + " ramp " + seconds(times.fall()));
    look(times.fall());
    disturb("frequency " + SETTLED_HERTZ + " ramp " + seconds(times.settle()));
    look(times.settle().plus(times.low()));
    screen.say("The grid recovers.");
    disturb("frequency 60 ramp " + seconds(times.rise()));
    look(times.rise());
    var returned = started && await(this::isBack);
    screen.end();
    return figures(returned);
  }

  /** The aggregator orders, and somebody else forges. */
  OrderFigures order() throws InterruptedException {
    var seen = await(_ -> company.seesStation());
    var ordered = Math.max(200, Math.round(station.site().status().watts() / 300) * 100);
    screen.say("The aggregator orders: draw no more than %.1f kW.".formatted(ordered / 1e3));
    var order = seen ? company.order(ordered / 1e3) : "";
    var obeyed =
        seen && await(status -> station.site().status().watts() <= ordered && has(order, status));
    var drawn = Math.round(station.site().status().watts());
    var answer = company.answer(order).filter(a -> obeyed && a.obeyed()).map(a -> a.status());
    company.release();
    screen.say("Somebody without the key sends hostile orders.");
    var forged = seen ? company.forge() : List.<ForgeryAnswer>of();
    screen.end();
    var bad = (int) forged.stream().filter(ForgeryAnswer::obeyed).count();
    return new OrderFigures(
        ordered, drawn, answer.orElse(""), forged.size(), bad, company.records());
  }

  private boolean has(String order, DaemonStatus status) {
    return status.mode().equals("ordered") && company.answer(order).isPresent();
  }

  /** Riders come faster than in life, and at least one pack charges. */
  private void prepare(Site site) {
    site.forgetRiders();
    var enough = 0.15 * site.bays().size() * settings.station().charger().ratingW();
    for (int i = 0; i < site.bays().size() && site.status().watts() < enough; i++) {
      site.disturb(new Disturbance.Rider());
    }
    site.forgetRiders();
    for (int i = 1; i <= times.seconds() * 1000L / times.rider().toMillis(); i++) {
      var at = Duration.ofNanos(site.now()).plus(times.rider().multipliedBy(i));
      site.schedule(new Scenario.Timed(at, new Disturbance.Rider()));
    }
  }

  private void disturb(String words) {
    station.site().act(s -> Wording.read(words, Duration.ofNanos(s.now())).forEach(s::schedule));
  }

  private void look(Duration time) throws InterruptedException {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      var _ = show();
    }
  }

  /** Whether it came before the time was over or the daemon died. */
  private boolean await(Predicate<DaemonStatus> what) throws InterruptedException {
    while (System.nanoTime() < deadline && daemon.isAlive()) {
      if (what.test(show())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the daemon says so and the cabinet lets the bays charge as they like. */
  private boolean isBack(DaemonStatus status) {
    return status.mode().equals("normal")
        && station.site().status().cabinet().limitW() >= FREE * rating();
  }

  private int rating() {
    return settings.station().bays() * settings.station().charger().ratingW();
  }

  private DaemonStatus show() throws InterruptedException {
    var site = station.site().status();
    var status = daemon.status().orElse(new DaemonStatus("starting", "the daemon starts", false));
    screen.show(site, status);
    Thread.sleep(LOOK_MILLIS);
    return status;
  }

  private EventFigures figures(boolean returned) {
    var end = station.site().status();
    var riders = new EventFigures.Riders(end.riders().served(), end.riders().refused());
    var after = Math.round(end.watts());
    var crossing = truth.crossing();
    var recovery = truth.recovery();
    if (crossing.isEmpty() || recovery.isEmpty()) {
      var power = new EventFigures.StationPower(after, after, after);
      return new EventFigures(SERVICE, null, power, false, returned, riders);
    }
    var from = crossing.getAsLong();
    var to = recovery.getAsLong();
    var before = truth.wattsBefore(from);
    var during = truth.wattsIn(from, to);
    var inForce = limitsInForce(from, to, before);
    var held = inForce.isPresent() && !truth.roseIn(inForce.getAsLong(), to);
    var millis = inForce.isPresent() ? (inForce.getAsLong() - from) / 1e6 : null;
    var power = new EventFigures.StationPower(Math.round(before), Math.round(during), after);
    return new EventFigures(SERVICE, millis, power, held, returned, riders);
  }

  /** When the limits first were what they were at their lowest, give or take a frame's rounding. */
  private OptionalLong limitsInForce(long from, long to, double before) {
    var lowest = truth.lowestLimit(from, to);
    var rounding = rating() / 1000 + 10 * settings.station().bays() / 2;
    return lowest < before ? truth.limitsAt(lowest + rounding, from) : OptionalLong.empty();
  }

  DaemonProcess daemon() {
    return daemon;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  @Override
  public void close() throws IOException {
    daemon.close();
    company.close();
    station.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
