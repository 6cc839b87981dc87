package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.List;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.sim.cabinet.FallBack;
import org.swapgrid.sim.config.Product;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.config.StationFile;
import org.swapgrid.sim.grid.GridSignal;
import org.swapgrid.sim.grid.Noise;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;
import org.swapgrid.sim.site.SiteSettings;

/** The simulated site as a test laboratory would want it: calm, and hiding nothing. */
final class TestSite {
  /** A calm generator; without any noise a meter would rightly be taken for frozen. */
  private static final double NOISE_HERTZ = 0.0005;

  /** The return has to be the daemon's doing: the cabinet adds no ramp and no hold of its own. */
  private static final FallBack PLAIN = new FallBack(false, 0, 0, 60);

  private TestSite() {}

  static Site of(Product product, StationFile station) {
    var packaged = Sites.packaged();
    var trust = station.policy().gate().meters().getFirst();
    var hertz = product.levels().nominal();
    var supply = new SiteSettings.Supply(hertz, trust.nominalVoltage().milliVolts() / 1e3);
    var maps = station.meters().stream().map(MeterSettings::map).toList();
    var settings = new SiteSettings(packaged.station(), PLAIN, maps, supply, packaged.seed());
    var grid = GridSignal.steady(hertz).withNoise(new Noise(settings.seed(), NOISE_HERTZ));
    return new Site(settings, new Scenario("test", grid, List.of(), Duration.ofDays(365)));
  }
}
