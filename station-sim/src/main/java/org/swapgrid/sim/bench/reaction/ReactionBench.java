package org.swapgrid.sim.bench.reaction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.bench.Opened;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.site.SiteSettings;

/**
 * Steps the meter's register under the daemon and under the program in C, by turns in one run. All
 * times are taken at the simulated devices, by one clock.
 */
public final class ReactionBench implements AutoCloseable {
  private static final double NOMINAL = 60;
  private static final double LOW = 59.5;
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration SETTLED = Duration.ofMillis(150);

  private static final int FIRST = 5;
  private static final double HALF = 0.5;

  private final Request request;
  private final Consumer<String> news;
  private final Path folder;
  private final Opened open = new Opened();
  private final List<Program> programs = new ArrayList<>();

  /**
   * Starts the programs.
   *
   * @param news for people: progress, and why something is left out
   */
  public ReactionBench(Request request, Consumer<String> news)
      throws IOException, ConfigurationFault, InterruptedException {
    this.request = request;
    this.news = news;
    folder = Files.createTempDirectory("swapgrid-reaction");
    var settings = Sites.packaged().withBays(request.bays());
    programs.add(opened(new Daemon(folder, stand(settings, "daemon"), request)));
    try {
      var compiled = CProgram.compile(folder);
      programs.add(opened(CProgram.start(compiled, folder, stand(settings, "c"), request)));
    } catch (IOException absent) {
      news.accept(String.valueOf(absent.getMessage()));
    }
  }

  private Stand stand(SiteSettings settings, String name) throws IOException {
    var lines = request.serial() ? Files.createDirectory(folder.resolve(name)) : null;
    return opened(new Stand(settings, lines));
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  /** The reactions of each program by its name, the daemon's first. */
  public Map<String, Measured> run() throws InterruptedException {
    var all = new LinkedHashMap<String, Measured>();
    programs.forEach(program -> all.put(program.name(), Measured.nothing()));
    for (int i = 0; i < FIRST; i++) {
      for (var program : programs) {
        of(all, program).first().add(step(program, HALF));
      }
    }
    int done = 0;
    for (var phase : Phases.of(request.steps(), request.bays())) {
      for (var program : programs) {
        of(all, program).steps().add(step(program, phase));
      }
      news.accept("step " + ++done + " of " + request.steps());
    }
    return all;
  }

  private static Measured of(Map<String, Measured> all, Program program) {
    return Objects.requireNonNull(all.get(program.name()));
  }

  private Reaction step(Program program, double phase) throws InterruptedException {
    awaitCalm(program);
    var meter = program.stand().meter();
    var cabinet = program.stand().cabinet();
    cabinet.forget();
    atPhase(meter, phase);
    var changed = meter.step(LOW);
    var seen = cabinet.await(PATIENCE_SECONDS);
    var _ = meter.step(NOMINAL);
    if (seen == null) {
      throw failure(program, "did not react");
    }
    return new Reaction((seen.frame() - changed) / 1e6, (seen.inForce() - changed) / 1e6);
  }

  /** Waits for this part of the period behind a reading. */
  private void atPhase(SteppedMeter meter, double phase) {
    var read = meter.readAt();
    while (meter.readAt() == read) {
      LockSupport.parkNanos(50_000);
    }
    var due = meter.readAt() + (long) (phase * request.poll().toNanos());
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(Math.min(200_000, Math.max(1, due - System.nanoTime())));
    }
  }

  private void awaitCalm(Program program) throws InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!program.isCalm()) {
      if (System.nanoTime() > deadline) {
        throw failure(program, "did not come to rest");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    // What it wrote last is read back before the next step.
    TimeUnit.MILLISECONDS.sleep(SETTLED.toMillis());
  }

  private static IllegalStateException failure(Program program, @Nullable String what) {
    return new IllegalStateException(program.name() + " " + what + ": " + program.lastWords());
  }

  @Override
  public void close() throws IOException {
    open.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
