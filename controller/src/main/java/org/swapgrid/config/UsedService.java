package org.swapgrid.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Leaf;

/**
 * A service as it is used: the numbers of its file, or the station's own in their place.
 *
 * @param entry what the station says of it; null where only the file is looked at
 * @param file the service's file
 */
record UsedService(@Nullable Branch entry, Branch file) {
  /** The numbers a station's behaviour depends on. */
  static final List<String> NUMBERS =
      List.of(
          "trip_hz",
          "release_hz",
          "windows",
          "minimum_hold_s",
          "release_wait_s",
          "respond_within_ms",
          "sustain_s",
          "max_ramp_percent_per_s");

  Optional<Leaf> number(String key) {
    return own(key).or(() -> file.findSection(key).flatMap(s -> s.find("value")));
  }

  /** What the station itself says. */
  Optional<Leaf> own(String key) {
    return entry == null ? Optional.empty() : entry.find(key);
  }

  boolean isShape(String shape) {
    return file.find("shape").filter(s -> s.text().equals(shape)).isPresent();
  }

  String id() {
    return file.find("id").map(Leaf::text).orElse("?");
  }
}
