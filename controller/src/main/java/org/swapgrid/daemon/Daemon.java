package org.swapgrid.daemon;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.archive.Shelf;
import org.swapgrid.config.StationConfig;
import org.swapgrid.daemon.remote.Aggregator;
import org.swapgrid.daemon.remote.Remote;
import org.swapgrid.daemon.remote.StationSight;
import org.swapgrid.daemon.socket.ControlServer;
import org.swapgrid.daemon.systemd.ServiceNotice;
import org.swapgrid.http.PageServer;
import org.swapgrid.http.Routes;
import org.swapgrid.journal.JournalRefused;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.metrics.UplinkMetrics;
import org.swapgrid.record.Windows;

/** The process: starts the station, hears signals, stops it. */
final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");
  private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(10);

  private final StationConfig config;
  private final StationClock clock = new StationClock();
  private final AtomicReference<Identity> identity;
  private final AtomicReference<@Nullable String> http = new AtomicReference<>();
  private final Reloading reloading;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final ExecutorService reloads =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("reload").daemon().factory());

  Daemon(StationConfig config, Path file, boolean dryRun) {
    this.config = config;
    this.reloading = new Reloading(file, System.getenv(), config);
    var configuration = new Identity.Configuration(file.toAbsolutePath(), config.hash(), false);
    this.identity =
        new AtomicReference<>(
            new Identity(config.station().id(), Version.words(), dryRun, configuration));
  }

  /** Runs until a signal or a bug ends it; the exit code. */
  int run() throws InterruptedException {
    started();
    refuseNewer();
    var notice = ServiceNotice.fromEnvironment(System.getenv());
    var news = new StateNews();
    var store = StateStore.open(config.host().state(), news);
    var parts =
        new Station.Parts(
            identity.get(),
            clock,
            this::devices,
            notice,
            store.writer(),
            events(),
            this::aggregator);
    var station = new Station(parts, config.policy(), store.resume());
    news.count(station.metrics()::stateNotWritten);
    hear(station, notice);
    station.start();
    var disk = new StateDisk(config.host().state());
    disk.into(station.metrics());
    var status = new StatusAnswer(station, clock, identity::get, http::get);
    try (var page = new LivePage(status, station::newest, disk, config.station().zone());
        var _ = controlDoor(station, status);
        var _ = httpDoor(station, page.start())) {
      return awaitEnd(station, notice);
    }
  }

  private Devices devices(Supplier<Duration> now, Runnable wake, DeviceListener listener) {
    var devices = config.devices();
    return ModbusDevices.make(devices.meters(), devices.cabinet(), now, wake, listener);
  }

  private Aggregator aggregator(StationSight station, UplinkMetrics metrics) {
    return new Remote(config, "swapgrid " + identity.get().version(), station, metrics);
  }

  /** An older program does not go on where a newer one wrote: a person must choose. */
  private void refuseNewer() {
    try {
      Remote.refuseNewer(config);
    } catch (JournalRefused newer) {
      throw new Failure(Exit.CONFIGURATION, String.valueOf(newer.getMessage()));
    }
  }

  private EventRecorder events() {
    var facts =
        new EventRecorder.Facts(
            config.host().state(), Windows.USUAL, () -> EventOrigin.of(identity.get(), config));
    return new EventRecorder(facts, config.policy());
  }

  private void started() {
    var who = identity.get();
    LOG.atInfo()
        .addKeyValue("version", who.version())
        .addKeyValue("station", who.station())
        .addKeyValue("config", who.configuration().file())
        .addKeyValue("hash", who.configuration().hash())
        .addKeyValue("dry_run", who.dryRun())
        .log("starting");
  }

  private void hear(Station station, ServiceNotice notice) {
    var _ = station.death().thenAccept(end::completeExceptionally);
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    Signals.on("TERM", () -> end.complete("SIGTERM"));
    Signals.on("INT", () -> end.complete("SIGINT"));
    Signals.on("HUP", () -> reloads.execute(() -> reload(station, notice)));
  }

  /** Without the thread of a driver or of the state file the station would be half blind. */
  private void uncaught(Thread thread, Throwable bug) {
    LOG.atError().setCause(bug).addKeyValue("thread", thread.getName()).log("uncaught");
    if (!thread.isVirtual()) {
      end.completeExceptionally(bug);
    }
  }

  private void reload(Station station, ServiceNotice notice) {
    notice.reloading(Duration.ofNanos(System.nanoTime()));
    try {
      reloading.read().ifPresent(taken -> use(station, taken));
    } catch (RuntimeException bug) {
      // The old configuration still holds; a bug in reading a new one must not end the station.
      LOG.atError().setCause(bug).log("reload failed: nothing was taken over");
    }
    notice.ready(station.sentence());
  }

  private void use(Station station, Reloading.Taken taken) {
    station.usePolicy(taken.config().policy());
    station.aggregator().reload(taken.config());
    var _ = identity.updateAndGet(who -> who.reloaded(taken.hash(), taken.restartNeeded()));
    LOG.atInfo()
        .addKeyValue("hash", taken.hash())
        .addKeyValue("restart_needed", taken.restartNeeded())
        .log("reloaded");
  }

  private Door controlDoor(Station station, StatusAnswer status) {
    var desk =
        new ControlDesk(
            status, station::newest, station.hold(), station.selfTest(), Version.words());
    var path = config.host().socket();
    return new Door("control socket", () -> new ControlServer(path, desk, CLIENT_PATIENCE));
  }

  private Door httpDoor(Station station, LivePage page) {
    var shelf = new Shelf(config.host().state());
    var events = new EventPages(shelf, config.station().zone(), EventPages.MOST_CYCLES);
    var pages = new Pages(station, page::now).byPath();
    var routes = new Routes(pages, Map.of("/events/", events), Map.of("/live", page.feed()));
    var where = config.host().http();
    return new Door(
        "HTTP",
        () -> {
          var address = new InetSocketAddress(where.bind(), where.port());
          if (address.isUnresolved()) {
            throw new IOException("http.bind: no such address: " + where.bind());
          }
          var server = new PageServer(address, routes);
          var bound = server.address();
          http.set(bound.getAddress().getHostAddress() + ":" + bound.getPort());
          LOG.atInfo().addKeyValue("address", http.get()).log("http listening");
          return server;
        });
  }

  private int awaitEnd(Station station, ServiceNotice notice) throws InterruptedException {
    try {
      var why = end.get();
      notice.stopping("stopping on " + why);
      LOG.atInfo().addKeyValue("on", why).log("stopping");
      station.stop();
      LOG.atInfo().log("stopped");
      return Exit.OK;
    } catch (ExecutionException bug) {
      LOG.atError()
          .setCause(bug.getCause())
          .log("a bug ends the process; the cabinet falls back to its own safe setting");
      return Exit.FAILED;
    }
  }
}
