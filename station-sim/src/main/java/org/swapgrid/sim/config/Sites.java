package org.swapgrid.sim.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.config.spec.Source;
import org.swapgrid.sim.cabinet.FallBack;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.station.StationSettings;

/** Reads what a simulated site is made of; what a file leaves out is as in the packaged one. */
public final class Sites {
  private Sites() {}

  /** The packaged site: no meter yet. */
  public static SiteSettings packaged() {
    return make(packagedTree());
  }

  /** A site of the user's, without meters. */
  public static SiteSettings read(Path file) throws ConfigurationFault {
    var findings = new Findings();
    var root = SiteSpec.DOCUMENT.over(packagedTree()).read(file, Map.of(), findings);
    root.ifPresent(site -> SiteRelations.check(site, findings));
    if (findings.hasErrors()) {
      throw new ConfigurationFault(file.toString(), findings);
    }
    return make(root.orElseThrow());
  }

  private static Branch packagedTree() {
    var source = Source.of("site.yaml", Packaged.find("/org/swapgrid/sim/site.yaml").orElseThrow());
    return SiteSpec.DOCUMENT.read(source, Map.of(), new Findings()).orElseThrow();
  }

  private static SiteSettings make(Branch site) {
    var supply = new SiteSettings.Supply(site.decimal("nominal_hz"), site.decimal("nominal_v"));
    var station = station(site.section("station"));
    var fallBack = fallBack(site.section("cabinet"));
    return new SiteSettings(station, fallBack, List.of(), supply, site.leaf("seed").whole());
  }

  private static StationSettings station(Branch station) {
    var pack = station.section("pack");
    var charger = station.section("charger");
    return new StationSettings(
        station.whole("bays"),
        station.whole("empty_slots"),
        new StationSettings.Pack(
            pack.decimal("least_capacity_wh"),
            pack.decimal("most_capacity_wh"),
            pack.decimal("ambient_c")),
        new StationSettings.Charger(
            charger.whole("rating_w"),
            charger.decimal("efficiency_percent") / 100,
            charger.decimal("taper_from_percent") / 100),
        riders(station.section("riders")));
  }

  private static StationSettings.RiderSettings riders(Branch riders) {
    return new StationSettings.RiderSettings(
        riders.decimal("swaps_per_hour_and_bay"),
        riders.leaves("profile").stream().map(Leaf::decimal).toList(),
        riders.decimal("start_hour"),
        riders.decimal("ready_percent") / 100);
  }

  private static FallBack fallBack(Branch cabinet) {
    return new FallBack(
        cabinet.flag("hold_last"),
        cabinet.whole("ramp_percent_per_s"),
        cabinet.whole("minimum_hold_s"),
        cabinet.whole("fall_back_w"));
  }
}
