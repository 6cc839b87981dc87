package org.swapgrid.sim.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swapgrid.config.Catalogue;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.config.spec.Near;

/** Reads what the markets ask for from the shipped services. */
public final class Products {
  private static final List<String> NUMBERS =
      List.of(
          "trip_hz",
          "release_hz",
          "windows",
          "respond_within_ms",
          "detect_within_ms",
          "sustain_s",
          "minimum_hold_s",
          "release_wait_s",
          "max_ramp_percent_per_s",
          "rebound_percent",
          "ready_again_s",
          "data_interval_ms");

  private Products() {}

  /**
   * The product of a shipped service.
   *
   * @throws IllegalArgumentException when there is none, or it is not of shape static
   */
  public static Product find(String id) {
    var file =
        Catalogue.service(id)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "no service \"" + id + "\"; " + Near.hint(id, Catalogue.services())));
    if (!file.text("shape").equals("static")) {
      throw new IllegalArgumentException(
          id + " is of shape " + file.text("shape") + "; the sequence tests static services");
    }
    return make(file);
  }

  private static Product make(Branch file) {
    var levels =
        new Product.Levels(
            file.decimal("nominal_hz"), value(file, "trip_hz"), value(file, "release_hz"));
    var times =
        new Product.Times(
            time(file, "respond_within_ms").orElseThrow(),
            time(file, "detect_within_ms").orElse(null),
            time(file, "sustain_s").orElseThrow(),
            time(file, "data_interval_ms").orElse(null));
    var back =
        new Product.Return(
            time(file, "minimum_hold_s").orElse(Duration.ZERO),
            time(file, "release_wait_s").orElse(null),
            number(file, "max_ramp_percent_per_s").map(Leaf::decimal).orElse(null),
            number(file, "rebound_percent").map(Leaf::decimal).orElse(null));
    return new Product(file.text("id"), file.text("title"), levels, times, back, numbers(file));
  }

  private static double value(Branch file, String key) {
    return file.section(key).decimal("value");
  }

  private static Optional<Leaf> number(Branch file, String key) {
    return file.findSection(key).map(s -> s.leaf("value"));
  }

  private static Optional<Duration> time(Branch file, String key) {
    var milliseconds = key.endsWith("_ms") ? 1 : 1000;
    return number(file, key).map(n -> Duration.ofMillis(Math.round(n.decimal() * milliseconds)));
  }

  private static List<Product.Sourced> numbers(Branch file) {
    var numbers = new ArrayList<Product.Sourced>();
    for (var key : NUMBERS) {
      file.findSection(key)
          .ifPresent(s ->
              numbers.add(
                  new Product.Sourced(
                      key, s.leaf("value").shown(), s.text("source"), s.flag("verified"))));
    }
    return numbers;
  }
}
