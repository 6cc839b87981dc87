package org.swapgrid.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.device.Link;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Cause;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.model.WriteOutcome;

/** Cabinets, drivers and plans for a test, and what has to be closed after it. */
final class CabinetRig {
  static final Duration TIMEOUT = Duration.ofMillis(150);
  static final Duration POLL = Duration.ofMillis(30);
  static final Duration REVERT = Duration.ofSeconds(10);
  static final int RATED = TestCabinet.RATING;

  final Heard heard = new Heard();
  private final List<AutoCloseable> toClose = new ArrayList<>();

  void close() throws Exception {
    for (var closeable : toClose.reversed()) {
      closeable.close();
    }
  }

  void closing(AutoCloseable closeable) {
    toClose.add(closeable);
  }

  TcpPeer serving(Slave slave) {
    var peer = TcpPeer.serving(slave);
    toClose.add(peer);
    return peer;
  }

  CabinetDriver driver(Link link, Duration revertAfter) {
    var settings = new CabinetSettings(link, POLL, revertAfter);
    var driver = new CabinetDriver(settings, Await::clock, () -> {}, heard);
    toClose.add(driver);
    driver.start();
    return driver;
  }

  CabinetDriver driver(TestCabinet cabinet) {
    return driver(serving(cabinet).link(TIMEOUT), REVERT);
  }

  static CabinetSnapshot snapshot(CabinetDriver driver) {
    return Await.present("a snapshot", driver::latest);
  }

  /** The same limit for every bay, in tens of watts. */
  static ChargingPlan plan(long tick, int bays, int limit) {
    return plan(tick, IntStream.generate(() -> limit).limit(bays).toArray());
  }

  static ChargingPlan plan(long tick, int... limits) {
    var all = new ArrayList<BayLimit>();
    for (int i = 0; i < limits.length; i++) {
      var limit = new Power(10L * limits[i]);
      all.add(new BayLimit(new BayId(i + 1), limit, Cause.of(Reason.UNRESTRICTED)));
    }
    return new ChargingPlan(tick, all);
  }

  static int[] eight(int limit) {
    var all = new int[8];
    Arrays.fill(all, limit);
    return all;
  }

  void steerUntilWritten(CabinetDriver driver, ChargingPlan plan) {
    Await.until(
        "written and read back",
        () -> {
          driver.steer(plan);
          return heard.hasWritten(plan.tick());
        });
  }

  @Nullable Duration curtailedAt(long tick) {
    for (var outcome : heard.outcomes) {
      if (outcome instanceof WriteOutcome.Curtailed curtailed && curtailed.tick() == tick) {
        return curtailed.at();
      }
    }
    return null;
  }
}
