package org.swapgrid.sim.bench.footprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.swapgrid.sim.bench.Usage;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.demo.Ensemble;
import org.swapgrid.sim.demo.Launch;

/** Lets the real daemon stand at a quiet station, and starts it again and again. */
public final class FootprintBench {
  private static final String MAP = "sim-20ms";
  private static final int CABINET_MILLIS = 200;
  private static final String MORE = "services: [{use: tw-sreg, firm: true}]\n";
  private static final String READY = " ready ";
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 2;

  private final Request request;
  private final Consumer<String> news;

  /**
   * Nothing runs yet.
   *
   * @param news for people: progress, and why something is left out
   */
  public FootprintBench(Request request, Consumer<String> news) {
    this.request = request;
    this.news = news;
  }

  /** Measures all, one daemon at a time. */
  public FootprintFigures run() throws IOException, ConfigurationFault, InterruptedException {
    var running = new ArrayList<Running>();
    for (int bays : request.bays()) {
      for (var poll : request.polls()) {
        news.accept(bays + " bays, meter read every " + poll.toMillis() + " ms");
        running.add(running(bays, poll));
      }
    }
    return new FootprintFigures(request, running, starts());
  }

  private Running running(int bays, Duration poll)
      throws IOException, ConfigurationFault, InterruptedException {
    var folder = Files.createTempDirectory("swapgrid-footprint");
    var collections = folder.resolve("gc.log");
    var launch = request.launch().with("-Xlog:gc:file=" + collections);
    try (var ensemble = ensemble(bays, poll, launch, folder)) {
      var _ = awaitArmed(ensemble);
      TimeUnit.NANOSECONDS.sleep(request.settle().toNanos());
      var pid = ensemble.daemon().pid();
      var before = Usage.of(pid);
      long began = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(request.window().toNanos());
      var after = Usage.of(pid);
      double seconds = (System.nanoTime() - began) / 1e9;
      var pauses = Pauses.of(Files.readAllLines(collections));
      var percent = after.percentSince(before, seconds);
      return new Running(bays, poll.toMillis(), after, percent, seconds, pauses);
    }
  }

  private static Ensemble ensemble(int bays, Duration poll, Launch launch, Path folder)
      throws IOException, ConfigurationFault {
    var meter = MeterMaps.lay(MAP, folder);
    var settings = Sites.packaged().withBays(bays).withMeters(List.of(meter));
    var terms = new Ensemble.Terms(MAP, (int) poll.toMillis(), CABINET_MILLIS, MORE);
    return new Ensemble(settings, terms, launch, folder, null);
  }

  private Map<Start, List<Double>> starts()
      throws IOException, ConfigurationFault, InterruptedException {
    var all = new EnumMap<Start, List<Double>>(Start.class);
    for (var kind : Start.values()) {
      for (int i = 0; i < request.starts() && prepared(kind); i++) {
        news.accept("start " + (i + 1) + " of " + request.starts() + ": " + kind.label());
        all.computeIfAbsent(kind, _ -> new ArrayList<>()).add(started(kind));
      }
    }
    return all;
  }

  private boolean prepared(Start kind) throws InterruptedException {
    if (kind != Start.COLD) {
      return true;
    }
    try {
      // only pages that are on the disk already are forgotten
      var _ = new ProcessBuilder("sync").start().waitFor();
      Files.writeString(request.pageCache(), "3\n");
      return true;
    } catch (IOException forbidden) {
      news.accept(Start.COLD.label() + " left out, it takes root: " + forbidden.getMessage());
      return false;
    }
  }

  /** In milliseconds. */
  private double started(Start kind) throws IOException, ConfigurationFault, InterruptedException {
    var launch = request.launch();
    var folder = Files.createTempDirectory("swapgrid-footprint");
    var how = kind == Start.WITHOUT_CACHE ? launch.with("-Xshare:off") : launch;
    var first = request.bays().getFirst();
    try (var ensemble = ensemble(first, request.polls().getFirst(), how, folder)) {
      return (awaitArmed(ensemble) - ensemble.began()) / 1e6;
    }
  }

  /**
   * Until the daemon says in its log that it is ready, as it tells systemd in the same moment, and
   * its status does not deny that it is armed: asking earlier would be work for it.
   */
  private static long awaitArmed(Ensemble ensemble) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline && ensemble.daemon().isAlive()) {
      var now = System.nanoTime();
      if (Files.readString(ensemble.log()).contains(READY) && isArmed(ensemble)) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    var words = String.join("\n", ensemble.daemon().lastWords());
    throw new IOException("the daemon was not armed:\n" + words);
  }

  private static boolean isArmed(Ensemble ensemble) {
    var services = ensemble.daemon().answer("status").map(s -> s.getAsJsonArray("services"));
    return services.isPresent()
        && !services.get().isEmpty()
        && services.get().asList().stream()
            .allMatch(one -> one.getAsJsonObject().get("armed").getAsBoolean());
  }
}
