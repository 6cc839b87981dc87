package org.swapgrid.sim.prequalify;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them. */
final class Words {
  private Words() {}

  static String seconds(Duration time) {
    return number(time.toMillis() / 1e3) + " s";
  }

  /** At most three places. */
  static String number(double value) {
    var text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  static String millis(@Nullable Double millis) {
    return millis == null ? "never" : Math.round(millis) + " ms";
  }

  static String hertz(double hertz) {
    return number(hertz) + " Hz";
  }

  static String kilowatts(double watts) {
    return String.format(Locale.ROOT, "%.2f kW", watts / 1e3);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
