package org.swapgrid.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Near;

/** What is left: the station, the way back, the addresses. */
final class PlaceRelations {
  private static final Set<String> LOOPBACK = Set.of("localhost", "::1");

  private PlaceRelations() {}

  static void check(StationDraft draft, Findings findings) {
    zone(draft, findings);
    listening(draft, findings);
    recovery(draft, findings);
  }

  private static void zone(StationDraft draft, Findings findings) {
    var zones = ZoneId.getAvailableZoneIds();
    draft
        .find("station", "time_zone")
        .filter(zone -> !zones.contains(zone.text()))
        .ifPresent(zone -> {
          var hint =
              Near.to(zone.text(), zones)
                  .map(near -> "did you mean \"" + near + "\"?")
                  .orElse("for example Asia/Taipei or Etc/UTC");
          var message = "no such time zone: " + zone.text();
          findings.error(zone.place(), zone.path(), message, hint);
        });
  }

  private static void listening(StationDraft draft, Findings findings) {
    draft
        .find("http", "bind")
        .filter(bind -> !LOOPBACK.contains(bind.text()) && !bind.text().startsWith("127."))
        .ifPresent(bind ->
            findings.warning(
                bind,
                "everybody who reaches " + bind.text() + " can read this station",
                "bind to 127.0.0.1, or let a firewall decide who reaches it"));
  }

  private static void recovery(StationDraft draft, Findings findings) {
    var recovery = draft.find("comeback", "recovery_s");
    var ramp = draft.find("comeback", "ramp_s");
    if (recovery.isPresent() && ramp.isPresent() && recovery.get().whole() < ramp.get().whole()) {
      var at = DeviceRelations.written(List.of(recovery.get(), ramp.get()));
      var message = recovery.get().named() + " is shorter than " + ramp.get().named();
      findings.warning(at, message, "a catch-up peak may follow the ramp");
    }
  }
}
