package org.swapgrid.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;

/** What cannot be in a service although each number by itself could. */
final class ServiceCheck {
  /** GRID rule: a narrower gap between the levels lets noise trip and release by turns. */
  private static final int HYSTERESIS_MHZ = 20;

  private final UsedService service;
  private final Findings findings;

  private ServiceCheck(UsedService service, Findings findings) {
    this.service = service;
    this.findings = findings;
  }

  static void file(Branch file, Findings findings) {
    used(new UsedService(null, file), findings);
  }

  static void used(UsedService service, Findings findings) {
    var check = new ServiceCheck(service, findings);
    check.both("trip_hz", "release_hz", check::hysteresis);
    check.both("minimum_hold_s", "sustain_s", check::hold);
    service
        .file()
        .find("nominal_hz")
        .ifPresent(n -> service.number("release_hz").ifPresent(r -> check.nominal(r, n)));
    check.curve(service.file().sections("points"));
  }

  private void both(String first, String second, BiConsumer<Leaf, Leaf> check) {
    service.number(first).ifPresent(a -> service.number(second).ifPresent(b -> check.accept(a, b)));
  }

  private void hysteresis(Leaf trip, Leaf release) {
    long gap = mhz(release) - mhz(trip);
    if (gap >= HYSTERESIS_MHZ) {
      return;
    }
    var at = service.own("trip_hz").isEmpty() ? service.own("release_hz").orElse(trip) : trip;
    var other = at.equals(trip) ? release : trip;
    long bound = at.equals(trip) ? mhz(release) - HYSTERESIS_MHZ : mhz(trip) + HYSTERESIS_MHZ;
    var message =
        "%s is not %d mHz %s %s"
            .formatted(
                at.shown(), HYSTERESIS_MHZ, at.equals(trip) ? "below" : "above", other.named());
    var hint = "write %s or %s".formatted(hertz(bound), at.equals(trip) ? "less" : "more");
    findings.error(at.place(), at.path(), message, hint);
  }

  private void hold(Leaf hold, Leaf sustain) {
    if (hold.decimal() > sustain.decimal()) {
      var message = hold.shown() + " s is longer than " + sustain.named();
      findings.error(hold.place(), hold.path(), message, "hold no longer than is owed");
    }
  }

  private void nominal(Leaf release, Leaf nominal) {
    if (release.decimal() > nominal.decimal()) {
      var message = release.shown() + " is above " + nominal.named();
      findings.error(
          release.place(), release.path(), message, "the frequency may not come that high");
    }
  }

  private void curve(List<Branch> points) {
    for (int i = 1; i < points.size(); i++) {
      var here = points.get(i);
      var before = points.get(i - 1);
      ordered(before, here, "frequency_hz", 1);
      ordered(before, here, "response_percent", -1);
    }
  }

  private void ordered(Branch before, Branch here, String key, int direction) {
    var was = before.find(key);
    var is = here.find(key);
    if (was.isEmpty() || is.isEmpty()) {
      return;
    }
    double step = (is.get().decimal() - was.get().decimal()) * direction;
    boolean rises = direction > 0;
    if (rises ? step > 0 : step >= 0) {
      return;
    }
    var message =
        "%s does not %s after %s"
            .formatted(is.get().shown(), rises ? "rise" : "fall", was.get().named());
    var hint = "points go from low to high frequency and from high to low response";
    findings.error(is.get().place(), is.get().path(), message, hint);
  }

  static long mhz(Leaf hertz) {
    return Math.round(hertz.decimal() * 1000);
  }

  private static String hertz(long mhz) {
    return BigDecimal.valueOf(mhz, 3).stripTrailingZeros().toPlainString();
  }
}
