package org.swapgrid.sim.config;

import static org.swapgrid.config.spec.Setting.decimal;
import static org.swapgrid.config.spec.Setting.flag;
import static org.swapgrid.config.spec.Setting.list;
import static org.swapgrid.config.spec.Setting.number;
import static org.swapgrid.config.spec.Setting.section;
import static org.swapgrid.config.spec.Setting.whole;

import java.math.BigDecimal;
import org.swapgrid.config.spec.Document;
import org.swapgrid.config.spec.Setting;
import org.swapgrid.config.spec.Type;
import org.swapgrid.sim.station.StationSettings;

/** The table of what the packaged {@code site.yaml} holds; a user's file may hold less. */
final class SiteSpec {
  /** The registers hold limits in steps of 10 W, signed, with 16 bits. */
  private static final int MOST_BAY_W = 327_660;

  static final Document DOCUMENT =
      new Document(
          "Swapgrid simulated site",
          "",
          Type.Section.of(
              whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, "Of all that is left to chance.")
                  .required(1),
              number("nominal_hz", "The grid's nominal frequency.", 50, 60).required(60),
              decimal("nominal_v", 50, 1000, "Nominal voltage between phase and neutral.")
                  .required(220),
              station(),
              cabinet()));

  private SiteSpec() {}

  private static Setting station() {
    return section(
            "station",
            "What the station is made of.",
            whole("bays", 1, StationSettings.MOST_BAYS, "Slots with a charger.").required(60),
            whole("empty_slots", 0, StationSettings.MOST_BAYS - 1, "Slots empty at the start.")
                .required(3),
            pack(),
            charger(),
            riders())
        .required("");
  }

  private static Setting pack() {
    return section(
            "pack",
            "The batteries.",
            decimal("least_capacity_wh", 1, 1_000_000, "Of the oldest pack in use.").required(1300),
            decimal("most_capacity_wh", 1, 1_000_000, "Of the newest.").required(1700),
            decimal("ambient_c", -60, 80, "The air in the cabinet.").required(27))
        .required("");
  }

  private static Setting charger() {
    return section(
            "charger",
            "The charger of one bay.",
            whole("rating_w", 10, MOST_BAY_W, "The most it draws.").inStepsOf(10).required(600),
            decimal("efficiency_percent", 0.1, 100, "Share that reaches the battery.").required(93),
            decimal("taper_from_percent", 0.1, 99.9, "Charge at which constant current ends.")
                .required(80))
        .required("");
  }

  private static Setting riders() {
    var weight = new Type.Decimal(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000));
    return section(
            "riders",
            "Who comes, and when.",
            decimal("swaps_per_hour_and_bay", 0, 1000, "Mean over the day.").required(0.152),
            decimal("start_hour", 0, 23.9999, "Hour of the day at which it begins.").required(8),
            decimal("ready_percent", 0.1, 100, "Charge from which a battery is handed out.")
                .required(90),
            list("profile", new Type.Items(weight, 24, 24), "Weight of each hour of the day.")
                .required("[1, 1, ...]"))
        .required("");
  }

  private static Setting cabinet() {
    return section(
            "cabinet",
            "What it does when nobody commands it.",
            flag("hold_last", "Keeps the limits in force instead of falling back.").required(false),
            whole("ramp_percent_per_s", 0, 100, "How fast charging rises; 0 is no ramp.")
                .required(20),
            whole("minimum_hold_s", 0, 3600, "A stopped bay stays stopped for it.").required(1),
            whole("fall_back_w", 0, 0xFFFE * 10, "The fall-back limit of each bay.").required(60))
        .required("");
  }
}
