package org.swapgrid.uplink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.Fixtures;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Observation;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Leases;
import org.swapgrid.uplink.mqtt.Access;
import org.swapgrid.uplink.mqtt.Server;
import org.swapgrid.uplink.mqtt.TlsFiles;
import org.swapgrid.uplink.namespace.Deadbands;
import org.swapgrid.uplink.namespace.Facts.ClockFacts;
import org.swapgrid.uplink.namespace.Facts.EventFacts;
import org.swapgrid.uplink.namespace.Layout;
import org.swapgrid.uplink.session.MemoryCounters;
import org.swapgrid.uplink.session.MemoryOutbox;
import org.swapgrid.uplink.session.Rules;
import org.swapgrid.uplink.sparkplug.Topics;

/** A small station on the test stand with an uplink in front of it. */
public final class Stand implements StationFacts, AutoCloseable {
  public static final Layout LAYOUT =
      new Layout(
          "swapgrid test",
          "abc123",
          Frequency.ofHertz(60),
          Power.ofKilowatts(15),
          Deadbands.STANDARD);
  static final Topics TOPICS = new Topics("SWAP-N", "ST-TEST-1", "VPP-N");

  final Witness witness = new Witness();
  final MemoryOutbox outbox = new MemoryOutbox();
  final MemoryCounters counters = new MemoryCounters();
  final List<String> orders = new CopyOnWriteArrayList<>();
  final Uplink uplink;
  private final Controller controller = new Controller(Fixtures.policy());
  private Memory memory;
  private Duration elapsed = Duration.ofSeconds(1);
  private long number;
  private ChargingPlan plan = ChargingPlan.NONE;

  public Stand(List<Server> servers, Topics topics, TlsFiles tls) {
    this(servers, topics, tls, hasty());
  }

  private Stand(List<Server> servers, Topics topics, TlsFiles tls, UplinkSettings.Pace pace) {
    var access =
        new Access(topics.edge(), null, tls, Duration.ofSeconds(4), Duration.ofSeconds(15));
    var settings = new UplinkSettings(topics, servers, access, LAYOUT, pace);
    uplink = new Uplink(settings, new UplinkPorts(outbox, counters, orders::add, this, witness));
    memory = controller.resume(free(), Fixtures.tick(++number, elapsed));
  }

  private static UplinkSettings.Pace hasty() {
    var second = Duration.ofSeconds(1);
    var deadlines = new Rules.Deadlines(Duration.ofSeconds(4), second, second, second);
    return new UplinkSettings.Pace(deadlines, Duration.ofMillis(200));
  }

  /** With the deadlines a station has. */
  static Stand standard(List<Server> servers) {
    var topics = new Topics(TOPICS.group(), TOPICS.edge(), "");
    return new Stand(servers, topics, new TlsFiles(null, null), UplinkSettings.Pace.STANDARD);
  }

  private static Resume free() {
    return new Resume(Resume.Stage.NORMAL, List.of(), Power.ZERO, Power.ZERO, 0, false);
  }

  static Stand plain(List<Server> servers, String host) {
    var topics = new Topics(TOPICS.group(), TOPICS.edge(), host);
    return new Stand(servers, topics, new TlsFiles(null, null));
  }

  /** One control cycle at this frequency, with everything answering. */
  public CycleRecord cycle(double hertz) {
    elapsed = elapsed.plusMillis(100);
    return cycle(List.of(Fixtures.sample(hertz, elapsed)), true);
  }

  /** When the next cycle of {@link #cycle(List, boolean)} falls if this is called before it. */
  public Duration next() {
    elapsed = elapsed.plusMillis(100);
    return elapsed;
  }

  /** One control cycle that sees this. */
  public CycleRecord cycle(List<FrequencySample> samples, boolean cabinetAnswers) {
    var cabinet = cabinetAnswers ? Fixtures.cabinet(plan, elapsed) : null;
    var tick = new Tick(++number, elapsed, Instant.now());
    var seen = new Observation(samples, cabinet, false, Leases.NONE, tick);
    var made = controller.decide(memory, seen);
    var cycle = new CycleRecord(memory, seen, made);
    memory = made.next();
    plan = made.plan();
    uplink.append(cycle);
    return cycle;
  }

  void start() {
    var _ = cycle(60);
    uplink.start();
  }

  @Override
  public void close() {
    var _ = uplink.stop(Duration.ofSeconds(10));
  }

  @Override
  public String reason(CycleRecord cycle) {
    return controller.explain(cycle.made(), cycle.seen().tick());
  }

  @Override
  public boolean isClockSet() {
    return true;
  }

  @Override
  public ClockFacts clock() {
    return new ClockFacts(true, Duration.ofMillis(3));
  }

  @Override
  public int alarm() {
    return 0;
  }

  @Override
  public Map<ServiceId, EventFacts> events() {
    return Map.of();
  }

  @Override
  public Map<ServiceId, List<Power>> outlook() {
    return Map.of();
  }

  @Override
  public @Nullable Instant leaseUntil() {
    return null;
  }
}
