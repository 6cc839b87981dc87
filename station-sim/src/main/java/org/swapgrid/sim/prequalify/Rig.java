package org.swapgrid.sim.prequalify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.demo.DaemonProcess;
import org.swapgrid.sim.demo.Launch;
import org.swapgrid.sim.live.LiveSite;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.wire.ModbusTcpServer;
import org.swapgrid.sim.wire.Unit;

/**
 * The test bed: the simulated site on the wire, what it does taken down, and a daemon as a process
 * of its own; without one, a box elsewhere reads the meter and commands the cabinet.
 */
final class Rig implements AutoCloseable {
  private static final int UNIT = 1;
  private static final long LOOK_MILLIS = 50;

  private final LiveSite site;
  private final Tape tape = new Tape();
  private final List<Heard> heard = new ArrayList<>();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<Integer> meterPorts = new ArrayList<>();
  private final int cabinetPort;
  private final String service;
  private final Progress progress;
  private @Nullable DaemonProcess daemon;

  /**
   * Serves the site at once.
   *
   * @param service whose state is listened to
   */
  Rig(Site model, Addresses at, String service, Progress progress) throws IOException {
    this.service = service;
    this.progress = progress;
    site = new LiveSite(model, 1, tape);
    opened.push(site);
    for (int i = 0; i < model.meters().size(); i++) {
      meterPorts.add(serve(site.meter(i), at, i == 0 ? at.meter() : 0));
    }
    cabinetPort = serve(site.cabinet(), at, at.cabinet());
  }

  private int serve(RegisterDevice device, Addresses at, int wanted) throws IOException {
    var server = ModbusTcpServer.listen(at.host(), wanted, new Unit(UNIT, device));
    opened.push(server);
    if (wanted != 0 && server.port() != wanted) {
      close();
      throw new IOException("port " + wanted + " is in use");
    }
    return server.port();
  }

  List<Integer> meterPorts() {
    return List.copyOf(meterPorts);
  }

  int cabinetPort() {
    return cabinetPort;
  }

  /** Starts the daemon, in place of the one before it. */
  void launch(Path configuration, Map<String, String> settings, Path folder)
      throws IOException, InterruptedException {
    if (daemon != null) {
      var _ = daemon.stop();
    }
    var socket = Overlay.socket(folder);
    daemon =
        DaemonProcess.start(
            Launch.own(), configuration, settings, socket, folder.resolve("daemon.log"));
  }

  /** The daemon of this run; null where a box elsewhere is tested. */
  @Nullable DaemonProcess daemon() {
    return daemon;
  }

  /** Begins a step: nothing seen or heard before counts. */
  void begin(String step) {
    progress.step(step);
    tape.rewind();
    heard.clear();
  }

  Trace trace() {
    return tape.trace();
  }

  Trace since(long nanos) {
    return tape.since(nanos);
  }

  /** What the daemon said since the step began; empty for a box elsewhere. */
  List<Heard> heard() {
    return List.copyOf(heard);
  }

  long now() {
    return site.now(Site::now);
  }

  /** Does something to the site at once and returns when that was. */
  long act(Consumer<Site> deed) {
    return site.now(s -> {
      deed.accept(s);
      return s.now();
    });
  }

  LiveSite site() {
    return site;
  }

  /** Listens, shows how it goes, and pauses for a moment. */
  Heard look() throws InterruptedException {
    var said = hear().sharing(last());
    heard.add(said);
    progress.show(site.status(), said);
    Thread.sleep(LOOK_MILLIS);
    return said;
  }

  private Heard hear() {
    var at = now();
    var asked = daemon;
    if (asked == null) {
      return new Heard(at, "a box elsewhere", "", Heard.Service.UNKNOWN, "a box elsewhere");
    }
    return asked.answer("status").map(a -> Heard.of(at, a, service)).orElse(Heard.nothing(at));
  }

  void let(Duration time) throws InterruptedException {
    letUntil(now() + time.toNanos());
  }

  void letUntil(long nanos) throws InterruptedException {
    while (now() < nanos) {
      var _ = look();
    }
  }

  /** Whether it came in time; false at once when the daemon is gone. */
  boolean await(Duration patience, BooleanSupplier what) throws InterruptedException {
    var end = now() + patience.toNanos();
    while (now() < end && lives()) {
      var _ = look();
      if (what.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  private boolean lives() {
    return daemon == null || daemon.isAlive();
  }

  Heard last() {
    return heard.isEmpty() ? Heard.nothing(now()) : heard.getLast();
  }

  @Override
  public void close() throws IOException {
    if (daemon != null) {
      daemon.close();
    }
    IOException trouble = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception unclosed) { // each is closed whatever becomes of the others
        trouble = new IOException("closing the test bed", unclosed);
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
