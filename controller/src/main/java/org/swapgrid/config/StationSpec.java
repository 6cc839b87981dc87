package org.swapgrid.config;

import static org.swapgrid.config.spec.Setting.choice;
import static org.swapgrid.config.spec.Setting.decimal;
import static org.swapgrid.config.spec.Setting.flag;
import static org.swapgrid.config.spec.Setting.list;
import static org.swapgrid.config.spec.Setting.number;
import static org.swapgrid.config.spec.Setting.section;
import static org.swapgrid.config.spec.Setting.text;
import static org.swapgrid.config.spec.Setting.whole;

import java.util.List;
import org.swapgrid.config.spec.Document;
import org.swapgrid.config.spec.Setting;
import org.swapgrid.config.spec.Type;
import org.swapgrid.config.spec.Type.Form;

/** The table of everything a station's configuration file may hold. */
final class StationSpec {
  static final Document DOCUMENT =
      new Document(
          "Swapgrid station",
          "SWAPGRID",
          Type.Section.of(
              station(),
              DeviceSpec.meters(),
              DeviceSpec.cabinet(),
              gate(),
              riders(),
              comeback(),
              blind(),
              services(),
              control(),
              http(),
              state(),
              UplinkSpec.uplink(),
              UplinkSpec.orders(),
              UplinkSpec.journal(),
              log()));

  private StationSpec() {}

  private static Setting station() {
    var stamped = "every record and measurement of a run carries it";
    return section(
            "station",
            "The station itself.",
            text("id", Form.ID, "The station's own name. It seeds the random delays.")
                .required("taipei-xinyi-001")
                .fixed(stamped),
            text("region", Form.ID, "The grid region, for grouping in the fleet.")
                .byDefault("unassigned")
                .fixed(stamped),
            choice(
                    "site_class",
                    List.of("metro_exit", "street", "residential", "depot"),
                    "What kind of place it is: how long riders can do without it.")
                .byDefault("street"),
            number("nominal_hz", "The grid's nominal frequency.", 50, 60)
                .required(60)
                .fixed("a grid does not change its frequency under a running station"),
            decimal("connection_limit_kw", 0.1, 1000, "The most the site may draw, always.")
                .required(15),
            timeZone())
        .required("");
  }

  private static Setting timeZone() {
    var zone = new Form("[A-Za-z0-9_+/-]{1,50}", "a time zone");
    return text("time_zone", zone, "Shown times use it.")
        .byDefault("Etc/UTC")
        .fixed("records of one run are shown in one zone");
  }

  private static Setting gate() {
    return section(
        "gate",
        "What makes a meter's reading count.",
        whole("max_age_ms", 100, 10_000, "A reading older than this is no reading.")
            .byDefault(1000),
        decimal(
                "frozen_after_s",
                1,
                3600,
                "A reading that stays equal to the last bit for this long is a frozen meter.")
            .byDefault(30),
        whole(
                "max_step_mhz",
                20,
                5000,
                "A larger change from one reading to the next must be confirmed by another window.")
            .byDefault(1000),
        whole(
                "disagree_mhz",
                5,
                1000,
                "Two healthy meters further apart are reported; the lower reading then governs.")
            .byDefault(50));
  }

  private static Setting riders() {
    return section(
        "riders",
        "What the riders need.",
        whole(
                "reserve_batteries",
                0,
                120,
                "Ready batteries never to fall below for a service that is not firm.")
            .byDefault(4)
            .announced("batteries kept for riders; set what this site needs"),
        whole("ready_soc_percent", 50, 100, "From here on a battery can be handed out.")
            .byDefault(90),
        decimal("swaps_per_hour", 0, 500, "Riders expected at the busiest hour.")
            .byDefault(6)
            .announced("riders expected; set what this site sees"),
        decimal("hot_c", 20, 70, "A pack hotter than this is stopped first.").byDefault(45));
  }

  private static Setting comeback() {
    return section(
        "comeback",
        "The way back: wait, random delay, ramp (SunSpec model 703; IEEE 1547 has 300 s for each)."
            + " A service may ask for more; the gentler of both governs.",
        whole("delay_s", 0, 3600, "The frequency must be back without a break for this long.")
            .byDefault(60),
        whole("random_s", 1, 3600, "The longest random delay, drawn afresh for each event.")
            .byDefault(300),
        whole("ramp_s", 1, 3600, "From nothing to full power.").byDefault(300),
        whole(
                "recovery_s",
                0,
                7200,
                "For this long from the start of the return, no more power than before the event.")
            .byDefault(900));
  }

  private static Setting blind() {
    return section(
        "blind",
        "When no trustworthy frequency is left. No limit is loosened, no capacity offered.",
        whole(
                "hold_s",
                0,
                86_400,
                "A curtailed station stays curtailed for this long, and the random delay of the way"
                    + " back more; one that starts without sight stays as it is found.")
            .byDefault(900),
        choice(
                "then",
                List.of("charge", "hold"),
                "Afterwards: charge on under local rules, or stay as it is.")
            .byDefault("charge"));
  }

  private static Setting services() {
    var entry =
        Type.Section.of(
            text("use", Form.ID, "The service: the name of a file in `services/`.")
                .required("tw-sreg"),
            decimal("capacity_kw", 0.1, 1000, "The reduction promised; without it, all there is.")
                .optional(8),
            flag("firm", "Whether it goes before the riders' reserve.").byDefault(false),
            ServiceSpec.TRIP.optional(59.88),
            ServiceSpec.RELEASE.optional(59.98),
            ServiceSpec.WINDOWS.optional(2),
            ServiceSpec.HOLD.optional(10),
            ServiceSpec.RELEASE_WAIT.optional(60),
            base());
    return list(
            "services",
            new Type.Items(entry, 0, 16),
            "What the station has promised the grid. None: it only guards its limits. Levels and"
                + " times come from the service's file unless set here.")
        .required("[]");
  }

  private static Setting base() {
    var text =
        "Droop: the power the station is scheduled to draw, around which it may charge more as"
            + " well as less.";
    return decimal("base_kw", 0.1, 1000, text).optional(6);
  }

  private static Setting control() {
    var path = new Form("/[^\\n]{1,106}", "an absolute path of at most 107 characters");
    return section(
            "control",
            "The command line's way in.",
            text("socket", path, "Unix socket of the daemon.")
                .byDefault("/run/swapgrid/control.sock"))
        .fixed("the socket is opened at the start");
  }

  private static Setting http() {
    return section(
            "http",
            "Page, metrics and health, read-only.",
            text("bind", Form.HOST, "The address to listen on.").byDefault("127.0.0.1"),
            whole("port", 0, 65_535, "The port; 0 takes any free one.").byDefault(9464))
        .fixed("the port is opened at the start");
  }

  private static Setting state() {
    return section(
            "state",
            "What must survive a restart.",
            text("directory", Form.PATH, "The folder it is kept in.")
                .byDefault("/var/lib/swapgrid"))
        .fixed("the state of a run lies in one place");
  }

  private static Setting log() {
    return section(
        "log",
        "Messages on standard output.",
        choice(
                "level",
                List.of("error", "warn", "info", "debug"),
                "The least weight that is shown.")
            .byDefault("info"));
  }
}
