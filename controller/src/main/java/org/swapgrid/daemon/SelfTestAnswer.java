package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.selftest.Phase;
import org.swapgrid.daemon.selftest.Report;
import org.swapgrid.daemon.selftest.Request;
import org.swapgrid.daemon.selftest.SelfTest;

/** The self-test's side of the control socket. */
final class SelfTestAnswer {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private SelfTestAnswer() {}

  /**
   * Begins a test.
   *
   * @throws IllegalArgumentException when it is refused, saying why
   */
  static JsonObject begin(SelfTest test, JsonObject request) {
    return of(test.begin(request(request), PATIENCE));
  }

  private static Request request(JsonObject json) {
    try {
      var service = json.has("service") ? json.get("service").getAsString() : null;
      var hold = json.has("hold_s") ? Duration.ofSeconds(json.get("hold_s").getAsLong()) : null;
      int below = json.has("below_mhz") ? json.get("below_mhz").getAsInt() : Request.USUAL_BELOW;
      return new Request(service, hold, below);
    } catch (NumberFormatException | IllegalStateException | ArithmeticException notThose) {
      throw new IllegalArgumentException(
          "service is a name, hold_s and below_mhz are whole numbers", notThose);
    } catch (UnsupportedOperationException | DateTimeException notThose) {
      throw new IllegalArgumentException("service, hold_s and below_mhz are values", notThose);
    }
  }

  /** How far the newest test is; whoever asks watches it. */
  static JsonObject watch(SelfTest test) {
    test.heard();
    return newest(test);
  }

  /** Ends the lowering. */
  static JsonObject stop(SelfTest test) {
    test.stop();
    return newest(test);
  }

  private static JsonObject newest(SelfTest test) {
    var report = test.newest();
    if (report == null) {
      throw new IllegalArgumentException("there was no self-test since the daemon's start");
    }
    return of(report);
  }

  /** Null where there was none, or the last one is over. */
  static @Nullable JsonObject running(SelfTest test) {
    var report = test.newest();
    return report == null || report.phase() == Phase.OVER ? null : of(report);
  }

  static JsonObject of(Report report) {
    var end = report.end();
    var left = report.left();
    return new Json()
        .put("number", report.number())
        .put("test", true)
        .put("phase", report.phase().name().toLowerCase(Locale.ROOT))
        .put("left_s", left == null ? null : Math.max(0, left.toMillis() / 1_000.0))
        .put("service", report.target().service().name())
        .hertz("level_hz", report.target().level())
        .put("hold_s", report.target().hold().toSeconds())
        .put("end", end == null ? null : end.name().toLowerCase(Locale.ROOT))
        .put("end_words", end == null ? null : end.words())
        .put("verdict", report.phase() == Phase.OVER ? report.verdict().words() : null)
        .put("steps", steps(report))
        .done();
  }

  private static JsonElement steps(Report report) {
    var array = new JsonArray();
    for (var each : report.checks()) {
      array.add(
          new Json()
              .put("step", each.name())
              .put("required", each.required())
              .put("measured", each.measured())
              .put("verdict", each.verdict().words())
              .done());
    }
    return array;
  }
}
