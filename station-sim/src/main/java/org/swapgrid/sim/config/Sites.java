package org.swapgrid.sim.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.cabinet.FallBack;
import org.swapgrid.sim.site.SiteSettings;
import org.swapgrid.sim.station.StationSettings;

/** Reads what a simulated site is made of; what a file leaves out is as in the packaged one. */
public final class Sites {
  private static final String PACKAGED = "/org/swapgrid/sim/site.yaml";

  private Sites() {}

  /** The packaged site: no meter yet. */
  public static SiteSettings packaged() throws ConfigurationFault {
    return read(packagedSection());
  }

  public static SiteSettings read(Path file) throws ConfigurationFault {
    return read(Section.parse(file.toString(), Packaged.onDisk(file), packagedSection()));
  }

  private static Section packagedSection() throws ConfigurationFault {
    var text = Packaged.find(PACKAGED).orElseThrow(() -> missing());
    return Section.parse("site.yaml", text, null);
  }

  private static IllegalStateException missing() {
    return new IllegalStateException("the packaged site.yaml is missing");
  }

  private static SiteSettings read(Section site) throws ConfigurationFault {
    site.allow("seed", "nominal_hz", "nominal_v", "station", "cabinet");
    try {
      var supply = new SiteSettings.Supply(site.number("nominal_hz"), site.number("nominal_v"));
      return new SiteSettings(
          station(site.section("station")),
          fallBack(site.section("cabinet")),
          List.of(),
          supply,
          site.whole("seed"));
    } catch (IllegalArgumentException refused) {
      throw site.fault(words(refused));
    }
  }

  private static StationSettings station(Section station) throws ConfigurationFault {
    station.allow("bays", "empty_slots", "pack", "charger", "riders");
    var pack = station.section("pack").allow("least_capacity_wh", "most_capacity_wh", "ambient_c");
    var charger =
        station.section("charger").allow("rating_w", "efficiency_percent", "taper_from_percent");
    return new StationSettings(
        station.whole("bays"),
        station.whole("empty_slots"),
        new StationSettings.Pack(
            pack.number("least_capacity_wh"),
            pack.number("most_capacity_wh"),
            pack.number("ambient_c")),
        new StationSettings.Charger(
            charger.whole("rating_w"),
            charger.number("efficiency_percent") / 100,
            charger.number("taper_from_percent") / 100),
        riders(station.section("riders")));
  }

  private static StationSettings.RiderSettings riders(Section riders) throws ConfigurationFault {
    riders.allow("swaps_per_hour_and_bay", "start_hour", "ready_percent", "profile");
    return new StationSettings.RiderSettings(
        riders.number("swaps_per_hour_and_bay"),
        riders.numbers("profile"),
        riders.number("start_hour"),
        riders.number("ready_percent") / 100);
  }

  private static FallBack fallBack(Section cabinet) throws ConfigurationFault {
    cabinet.allow("hold_last", "ramp_percent_per_s", "minimum_hold_s", "fall_back_w");
    return new FallBack(
        cabinet.flag("hold_last"),
        cabinet.whole("ramp_percent_per_s"),
        cabinet.whole("minimum_hold_s"),
        cabinet.whole("fall_back_w"));
  }

  private static String words(IllegalArgumentException refused) {
    @Nullable String message = refused.getMessage();
    return message == null ? "out of range" : message;
  }
}
