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

/** The table of what a file in {@code services/} may hold; every number with its source. */
final class ServiceSpec {
  static final Setting TRIP = decimal("trip_hz", 45, 65, "Sheds below it.");
  static final Setting RELEASE = decimal("release_hz", 45, 65, "Back when at or above it.");
  static final Setting WINDOWS =
      whole("windows", 1, 50, "How many windows of the meter must lie below before acting.");
  static final Setting HOLD = decimal("minimum_hold_s", 0, 7200, "Sheds for at least this long.");
  static final Setting RELEASE_WAIT =
      decimal("release_wait_s", 0, 7200, "The frequency must be back without a break this long.");

  static final Document DOCUMENT =
      new Document(
          "Swapgrid grid service",
          "",
          Type.Section.of(
              text("id", Form.ID, "The file's name without its ending.").required("my-service"),
              text("title", Form.LINE, "What it is called.").required("\"My service\""),
              text("market", Form.LINE, "Who buys it.").required("\"The market\""),
              choice(
                      "shape",
                      List.of("static", "droop", "dispatch"),
                      "All or nothing at a level, in proportion along a curve, or on order.")
                  .required("static"),
              number("nominal_hz", "The grid it belongs to.", 50, 60).required(50),
              sourced(TRIP.required(49.7)).onlyWith("shape", "static"),
              sourced(RELEASE.required(49.9)).onlyWith("shape", "static"),
              sourced(WINDOWS.required(2)).onlyWith("shape", "static"),
              points().onlyWith("shape", "droop"),
              sourced(
                  whole("respond_within_ms", 50, 3_600_000, "Full response, from the crossing.")
                      .required(1300)),
              sourced(whole("detect_within_ms", 10, 3_600_000, "Detection.").optional(500)),
              sourced(
                  decimal("sustain_s", 1, 86_400, "How long the response may be owed.")
                      .required(30)),
              sourced(HOLD.optional(30)).onlyWith("shape", "static"),
              sourced(RELEASE_WAIT.optional(60)),
              sourced(
                  decimal("max_ramp_percent_per_s", 0.1, 100, "The fastest return.").optional(20)),
              sourced(
                  decimal(
                          "rebound_percent",
                          0,
                          100,
                          "How far above the power before the event, as a share of the capacity.")
                      .optional(25)),
              sourced(decimal("ready_again_s", 0, 86_400, "Ready for the next.").optional(900)),
              sourced(decimal("minimum_kw", 0.1, 100_000, "The smallest bid.").optional(100)),
              sourced(whole("data_interval_ms", 1, 3_600_000, "Data asked for.").optional(100))));

  private ServiceSpec() {}

  private static Setting sourced(Setting plain) {
    var value = new Setting("value", plain.type(), new Setting.Need.Required(), plain.note(), null);
    var wrapped = section(plain.key(), plain.note().text(), value, source(), verified());
    return plain.need() instanceof Setting.Need.Required
        ? wrapped.required("")
        : wrapped.optional("");
  }

  private static Setting points() {
    var point =
        Type.Section.of(
            decimal("frequency_hz", 45, 65, "Where on the curve.").required(49.5),
            decimal(
                    "response_percent",
                    -100,
                    100,
                    "Response as a share of the capacity; positive draws less, negative more.")
                .required(100),
            source(),
            verified());
    return list("points", new Type.Items(point, 2, 50), "The curve, from low to high frequency.")
        .required("");
  }

  private static Setting source() {
    return text("source", Form.LINE, "Where the number comes from.").required("\"rule book\"");
  }

  private static Setting verified() {
    return flag("verified", "Whether the market's own text has it.").required(false);
  }
}
