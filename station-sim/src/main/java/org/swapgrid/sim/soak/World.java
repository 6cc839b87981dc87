package org.swapgrid.sim.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.swapgrid.sim.demo.Company;
import org.swapgrid.sim.demo.DaemonProcess;
import org.swapgrid.sim.demo.Ensemble;
import org.swapgrid.sim.demo.Launch;
import org.swapgrid.sim.site.SiteSettings;

/** The daemon as its own process, the site it works at, and those it talks to. */
final class World implements AutoCloseable {
  private static final double NADIR_HERTZ = 59.46;
  private static final double ORDER_KILOWATTS = 1;

  private static final Ensemble.Terms TERMS =
      new Ensemble.Terms(
          "janitza-umg96rm",
          50,
          200,
          """
          comeback: {delay_s: 1, random_s: 1, ramp_s: 2, recovery_s: 2}
          services: [{use: tw-sreg, firm: true, minimum_hold_s: 1, release_wait_s: 1}]
          """);

  private final Company company;
  private final Ensemble ensemble;
  private final double hertz;

  World(SiteSettings settings, Launch launch) throws IOException {
    hertz = settings.supply().hertz();
    var folder = Files.createTempDirectory("swapgrid-soak");
    company = Company.start(folder, _ -> {});
    ensemble = new Ensemble(settings, TERMS, launch, folder, company);
  }

  Path state() {
    return ensemble.state();
  }

  DaemonProcess daemon() {
    return ensemble.daemon();
  }

  /** Whether the daemon works as on a good day and its host sees it. */
  boolean isWhole() {
    return ensemble.isWhole();
  }

  /** "silent" when it does not answer. */
  String mode() {
    return ensemble.mode();
  }

  void perform(Deed.What what) throws IOException {
    switch (what) {
      case Deed.Say say -> ensemble.disturb(say.words(), Duration.ZERO);
      case Deed.Event event -> {
        ensemble.disturb("frequency " + NADIR_HERTZ + " ramp 1", Duration.ZERO);
        ensemble.disturb("frequency " + hertz + " ramp 1", event.low());
      }
      case Deed.Order order when order.shed() -> {
        var _ = company.order(ORDER_KILOWATTS);
      }
      case Deed.Order _ -> company.release();
      case Deed.Broker broker when broker.there() -> company.brokerUp();
      case Deed.Broker _ -> company.brokerDown();
    }
  }

  @Override
  public void close() throws IOException {
    ensemble.close();
  }
}
