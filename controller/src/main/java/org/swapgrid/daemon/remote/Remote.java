package org.swapgrid.daemon.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.config.StationConfig;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.journal.Journal;
import org.swapgrid.journal.JournalRefused;
import org.swapgrid.loop.Outbox;
import org.swapgrid.metrics.UplinkMetrics;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Leases;
import org.swapgrid.uplink.Uplink;
import org.swapgrid.uplink.UplinkPorts;
import org.swapgrid.uplink.jws.OrderDesk;
import org.swapgrid.uplink.namespace.Acknowledgement;

/**
 * The station's aggregator as the daemon sees it. Opens the journal, then the desk, then the
 * uplink, on a thread of its own: control never waits for any of it, and none of it ends control.
 */
public final class Remote implements Aggregator {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid.uplink");
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Desk desk = new Desk();
  private final StationSight station;
  private final UplinkMetrics metrics;
  private final ClockTrust clock;
  private final JournalBoard journalBoard = new JournalBoard();
  private final LinkBoard linkBoard;
  private final OrderBoard orderBoard;
  private final StationTold told;
  private final String nonce = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private volatile Setup setup;
  private FileWatch credentials;
  private FileWatch orderKeys;
  private volatile @Nullable Journal journal;
  private volatile @Nullable OrderIntake intake;
  private volatile @Nullable Uplink uplink;
  private volatile @Nullable OutlookKeeper outlook;
  private @Nullable String unfit;

  /** What was recorded before the journal was open: a few at most. The desk's alone. */
  private final List<Runnable> early = new ArrayList<>();

  public Remote(
      StationConfig config, String software, StationSight station, UplinkMetrics metrics) {
    this.setup = new Setup(config, software);
    this.station = station;
    this.metrics = metrics;
    var settings = config.aggregator().uplink();
    this.clock =
        new ClockTrust(settings.clockTrusted(), ClockTrust.TIMESYNC, InstantSource.system());
    this.orderBoard = new OrderBoard(metrics);
    this.linkBoard = new LinkBoard(metrics, orderBoard, InstantSource.system());
    this.told = new StationTold(station, clock, journalBoard, this::leases, this::outlook);
    this.credentials = new FileWatch(setup.credentials());
    this.orderKeys = new FileWatch(setup.orderKeys());
  }

  /**
   * Looks before anything is started whether a newer version wrote here.
   *
   * @throws JournalRefused saying what to do
   */
  public static void refuseNewer(StationConfig config) throws JournalRefused {
    Journal.refuseNewer(new Setup(config, "").journal());
  }

  @Override
  public void start() {
    if (setup.hasUplink()) {
      metrics.watch(
          () -> Gauges.link(state(), station.now().elapsed()), () -> Gauges.waiting(state()));
      metrics.expect(OrderBoard.reasons(), LinkBoard.reasons());
      desk.put(this::open);
      desk.everySecond(this::look);
    }
  }

  private Map<ServiceId, List<Power>> outlook() {
    var present = outlook;
    return present == null ? Map.of() : present.newest();
  }

  private void open() {
    outlook = OutlookKeeper.open(setup.config());
    try {
      var opened = Journal.open(setup.journal(), InstantSource.system(), journalBoard);
      journal = opened;
      early.forEach(Runnable::run);
      early.clear();
      var keys = Secrets.orderKeys(setup.config().aggregator().orders().keys(), LOG::error);
      intake =
          new OrderIntake(
              new OrderDesk(keys, setup.rules(), opened),
              new OrderIntake.Ports(station, clock, nonce, opened, orderBoard, this::acknowledge));
      connect();
    } catch (JournalRefused refused) {
      journalBoard.refused(String.valueOf(refused.getMessage()));
    }
  }

  private void connect() {
    var counters = journal;
    if (counters == null) {
      return;
    }
    try {
      var ports = new UplinkPorts(counters, counters, this::heard, told, linkBoard);
      var next = new Uplink(setup.uplink(), ports);
      uplink = next;
      unfit = null;
      next.start();
    } catch (Unfit why) {
      var words = String.valueOf(why.getMessage());
      if (!words.equals(unfit)) {
        unfit = words;
        LOG.atError().addKeyValue("why", unfit).log("no uplink; it is tried again every second");
      }
    }
  }

  private void heard(String jws) {
    desk.put(() -> {
      var present = intake;
      if (present != null) {
        present.heard(jws);
      }
    });
  }

  private void acknowledge(Acknowledgement answer) {
    var present = uplink;
    if (present != null) {
      present.acknowledge(answer);
    }
  }

  private void look() {
    var sight = station.newest();
    var learning = outlook;
    if (sight != null && learning != null) {
      learning.look(sight.cycle(), clock.isSet());
    }
    var present = intake;
    if (present == null) {
      return;
    }
    present.look();
    if (orderKeys.changed()) {
      LOG.info("order keys changed: read again");
      present.use(
          Secrets.orderKeys(setup.config().aggregator().orders().keys(), LOG::error),
          setup.rules());
    }
    var link = uplink;
    if (link == null) {
      connect();
    } else if (credentials.changed()) {
      link.renew("the certificate was renewed");
    }
  }

  @Override
  public Leases leases() {
    var present = intake;
    return present == null ? Leases.NONE : present.leases();
  }

  @Override
  public void append(CycleRecord cycle) {
    var present = uplink;
    if (present != null) {
      present.append(cycle);
    }
  }

  @Override
  public void event(EventNews news) {
    if (setup.hasUplink()) {
      desk.put(() -> record(news));
    }
  }

  private void record(EventNews news) {
    told.event(news);
    record("event", Instant.now(), news.json());
  }

  @Override
  public void record(Instant at, String json) {
    if (setup.hasUplink()) {
      // In an object of its own: both have a number that they call sequence.
      desk.put(() -> record("record", at, "{\"record\":" + json + "}"));
    }
  }

  private void record(String kind, Instant at, String json) {
    var outbox = journal;
    if (outbox == null) {
      early.add(() -> record(kind, at, json));
      return;
    }
    outbox.append(Outbox.Priority.EVENT, kind, at, json);
    var present = uplink;
    if (present != null) {
      present.nudge();
    }
  }

  @Override
  public void reload(StationConfig config) {
    desk.put(() -> {
      setup = new Setup(config, setup.software());
      var learning = outlook;
      if (learning != null) {
        learning.use(config.policy());
      }
      orderKeys = new FileWatch(setup.orderKeys());
      credentials = new FileWatch(setup.credentials());
      var present = intake;
      if (present != null) {
        present.use(
            Secrets.orderKeys(config.aggregator().orders().keys(), LOG::error), setup.rules());
        reborn();
      }
    });
  }

  /** The births tell the configuration's hash and the services: both may be others now. */
  private void reborn() {
    var old = uplink;
    uplink = null;
    if (old != null) {
      var _ = old.stop(LAST_WORDS);
    }
    connect();
  }

  @Override
  public RemoteState state() {
    var outbox = journal;
    var level = outbox == null ? new Outbox.Level(0, Instant.EPOCH, 0) : outbox.level();
    return new RemoteState(
        setup.hasUplink(),
        linkBoard.link(),
        level,
        journalBoard.trouble(),
        clock.isSet(),
        leases(),
        orderBoard.refusals());
  }

  @Override
  public void stop() {
    desk.close();
    var learning = outlook;
    if (learning != null) {
      learning.save();
    }
    var link = uplink;
    if (link != null) {
      var _ = link.stop(LAST_WORDS);
    }
    var outbox = journal;
    if (outbox != null) {
      outbox.close();
    }
  }
}
