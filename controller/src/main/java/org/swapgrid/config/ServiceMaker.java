package org.swapgrid.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.GridService;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;

/** Makes a grid service of a sound file and the station's own numbers. */
final class ServiceMaker {
  /** Where a service names no hold: long enough for a second window to contradict the first. */
  private static final Duration SHORTEST_HOLD = Duration.ofSeconds(10);

  private ServiceMaker() {}

  static GridService make(UsedService service) {
    var id = new ServiceId(service.file().text("id"));
    if (service.isShape("droop")) {
      return new DroopService(
          id, curve(service.file().sections("points")), base(service), terms(service));
    }
    var trip =
        new StaticService.Trip(
            Frequency.ofHertz(needed(service, "trip_hz").decimal()),
            Math.toIntExact(needed(service, "windows").whole()));
    var hold = time(service, "minimum_hold_s", SHORTEST_HOLD);
    var release =
        new StaticService.Release(Frequency.ofHertz(needed(service, "release_hz").decimal()), hold);
    return new StaticService(id, trip, release, terms(service));
  }

  private static List<DroopService.Point> curve(List<Branch> points) {
    return points.stream()
        .map(point ->
            new DroopService.Point(
                Frequency.ofHertz(point.decimal("frequency_hz")),
                permille(point.leaf("response_percent"))))
        .toList();
  }

  private static @Nullable Power base(UsedService service) {
    return service.own("base_kw").map(l -> Power.ofKilowatts(l.decimal())).orElse(null);
  }

  private static Terms terms(UsedService service) {
    var comeback =
        new Terms.Comeback(
            time(service, "release_wait_s", Duration.ZERO),
            service.number("max_ramp_percent_per_s").map(ServiceMaker::permille).orElse(1000));
    return new Terms(
        service.own("capacity_kw").map(l -> Power.ofKilowatts(l.decimal())).orElse(null),
        service.own("firm").map(Leaf::flag).orElse(false),
        Duration.ofMillis(needed(service, "respond_within_ms").whole()),
        time(service, "sustain_s", Duration.ZERO),
        comeback);
  }

  private static Leaf needed(UsedService service, String key) {
    return service.number(key).orElseThrow();
  }

  private static Duration time(UsedService service, String key, Duration otherwise) {
    return service
        .number(key)
        .map(leaf -> Duration.ofMillis(Math.round(leaf.decimal() * 1000)))
        .orElse(otherwise);
  }

  private static int permille(Leaf percent) {
    return (int) Math.round(percent.decimal() * 10);
  }
}
