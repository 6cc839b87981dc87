package org.swapgrid.sim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.ReactionStation.Took;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.demo.DaemonProcess;
import org.swapgrid.sim.site.SiteSettings;

/**
 * From a meter's register to the cabinet: the daemon at one simulated station and the least C
 * program at another, each in a process of its own, both running throughout and stepped by turns.
 * The simulator's clock stamps both ends.
 */
public final class ReactionBench implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final int SETTLE_MILLIS = 200;

  private final ReactionTask task;
  private final Path folder;
  private final Opened opened = new Opened();
  private final Random random;
  private final ReactionStation station;
  private final DaemonProcess daemon;
  private @Nullable ReactionStation other;
  private @Nullable SmallestLoop loop;
  private String without = "";
  private int missed;

  /** Starts all that takes part. */
  public ReactionBench(SiteSettings settings, ReactionTask task)
      throws IOException, InterruptedException, ConfigurationFault {
    this.task = task;
    folder = Files.createTempDirectory("swapgrid-bench");
    random = new Random(settings.seed());
    var sized = settings.withBays(task.bays());
    station = station(sized, "daemon");
    daemon = launch();
    opened.add(daemon);
    try {
      var program = SmallestLoop.compile(folder);
      var its = station(sized, "c");
      other = its;
      loop = SmallestLoop.start(program, its, task);
      opened.add(loop);
    } catch (IOException cannot) {
      without = String.valueOf(cannot.getMessage());
    }
  }

  private ReactionStation station(SiteSettings settings, String name)
      throws IOException, InterruptedException, ConfigurationFault {
    var lines = task.serial() ? Optional.of(folder.resolve(name)) : Optional.<Path>empty();
    var made = new ReactionStation(settings, MeterMaps.lay("sim-20ms", folder), lines);
    opened.add(made);
    return made;
  }

  private DaemonProcess launch() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    var file = Files.writeString(folder.resolve("station.yaml"), configuration());
    return DaemonProcess.start(file, folder.resolve("control.sock"), folder.resolve("daemon.log"));
  }

  private String configuration() {
    return """
    station: {id: bench-1, nominal_hz: 60, connection_limit_kw: 1000}
    meters:
      - {id: main, map: sim-20ms, %s, poll_interval_ms: %d, nominal_v: 220}
    cabinet: {%s}
    comeback: {delay_s: 0, random_s: 1, ramp_s: 1, recovery_s: 0}
    gate: {frozen_after_s: 3600}
    services:
      - {use: tw-sreg, firm: true, windows: 1, minimum_hold_s: 0, release_wait_s: 0}
    control: {socket: %s}
    http: {port: 0}
    state: {directory: %s}
    """
        .formatted(
            way(station.meterAt()),
            task.pollMillis(),
            way(station.cabinetAt()),
            folder.resolve("control.sock"),
            folder.resolve("state"));
  }

  private String way(String at) {
    return task.serial()
        ? "transport: rtu, serial_port: " + at + ", baud: 115200, parity: none"
        : "transport: tcp, host: 127.0.0.1, port: " + at;
  }

  /** Steps both by turns. */
  public ReactionFigures run() throws InterruptedException {
    var ours = new ArrayList<Took>();
    var theirs = new ArrayList<Took>();
    for (int done = 0; done < task.steps(); done += ReactionTask.BLOCK) {
      var block = Math.min(ReactionTask.BLOCK, task.steps() - done);
      stepDaemon(block, ours);
      stepLoop(block, theirs);
    }
    return new ReactionFigures(task, ours, theirs, missed, without);
  }

  private void stepDaemon(int steps, List<Took> into) throws InterruptedException {
    for (int i = 0; i < steps; i++) {
      awaitNormal();
      awaitAnyPhase();
      var took = station.step(random);
      took.ifPresent(into::add);
      missed += took.isPresent() ? 0 : 1;
      lift(station);
    }
  }

  private void stepLoop(int steps, List<Took> into) throws InterruptedException {
    var at = other;
    var running = loop;
    for (int i = 0; i < steps && at != null && running != null; i++) {
      awaitAnyPhase();
      at.step(random).ifPresent(into::add);
      if (!running.isAlive()) {
        without = "it ended early";
        return;
      }
      lift(at);
    }
  }

  /** The next step must find a station that charges, or there is nothing to curtail. */
  private static void lift(ReactionStation at) throws InterruptedException {
    if (!at.recover()) {
      throw new IllegalStateException("a station stayed curtailed after the frequency was back");
    }
  }

  private void awaitAnyPhase() throws InterruptedException {
    var poll = TimeUnit.MILLISECONDS.toNanos(task.pollMillis());
    var settle = Math.max(TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS), 2 * poll);
    TimeUnit.NANOSECONDS.sleep(settle + random.nextLong(poll));
  }

  private void awaitNormal() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      if (daemon.status().filter(s -> s.ready() && s.mode().equals("normal")).isPresent()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("not normal: " + daemon.lastWords());
  }

  @Override
  public void close() throws IOException {
    opened.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
