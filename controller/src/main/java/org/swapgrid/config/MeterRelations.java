package org.swapgrid.config;

import java.util.List;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;

/** Relations between the meters, their maps and the gate. */
final class MeterRelations {
  /** 0.1 Hz tells 59.88 Hz from nothing; the trip levels lie 20 to 100 mHz apart. */
  private static final int TOO_COARSE_MHZ = 100;

  private static final int COARSE_MHZ = 10;

  private final StationDraft draft;
  private final Findings findings;

  private MeterRelations(StationDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  static void check(StationDraft draft, Findings findings) {
    var relations = new MeterRelations(draft, findings);
    for (var meter : draft.meters()) {
      relations.resolution(meter);
      relations.verified(meter);
      relations.age(meter);
      relations.polling(meter);
      relations.frozen(meter);
    }
    if (draft.meters().size() > 1) {
      draft.find("gate", "disagree_mhz").ifPresent(relations::disagreement);
    }
  }

  private void resolution(StationDraft.Meter meter) {
    var use = meter.entry().find("map");
    var resolution = meter.resolution();
    if (use.isEmpty() || resolution.isEmpty()) {
      return;
    }
    var named = use.get().text() + " measures in steps of " + resolution.get().shown() + " mHz";
    if (resolution.get().whole() >= TOO_COARSE_MHZ) {
      var message =
          named
              + ": too coarse, trip and release levels lie 20 to 100 mHz apart "
              + "("
              + resolution.get().named()
              + ")";
      var hint = "use a meter that shows 10 mHz or less";
      findings.error(use.get().place(), use.get().path(), message, hint);
    } else if (resolution.get().whole() >= COARSE_MHZ) {
      findings.notice(use.get(), named + "; 1 mHz tells an event earlier and more surely", null);
    }
  }

  private void verified(StationDraft.Meter meter) {
    boolean unverified =
        meter.map().flatMap(m -> m.find("verified")).filter(v -> !v.flag()).isPresent();
    if (unverified) {
      meter
          .entry()
          .find("map")
          .ifPresent(use -> {
            var message = "the map " + use.text() + " has not been verified on a device";
            findings.notice(use, message, "compare a probe with the meter's display");
          });
    }
  }

  private void age(StationDraft.Meter meter) {
    var most = draft.find("gate", "max_age_ms");
    var poll = meter.entry().find("poll_interval_ms");
    var timeout = meter.entry().find("timeout_ms");
    if (most.isEmpty() || poll.isEmpty() || timeout.isEmpty()) {
      return;
    }
    long least = 2 * poll.get().whole() + timeout.get().whole();
    if (most.get().whole() < least) {
      var at = DeviceRelations.written(List.of(most.get(), poll.get(), timeout.get()));
      var message =
          "%s is too short: 2 x %s + %s = %d ms; one lost answer would blind the station"
              .formatted(
                  most.get().namedAt(at), poll.get().namedAt(at), timeout.get().namedAt(at), least);
      var hint = "set gate.max_age_ms to " + least + " or more, or poll faster";
      findings.error(at.place(), at.path(), message, hint);
    }
  }

  private void polling(StationDraft.Meter meter) {
    var poll = meter.entry().find("poll_interval_ms");
    var window = meter.window();
    if (poll.isPresent() && window.isPresent() && poll.get().whole() > window.get().whole()) {
      var message = poll.get().shown() + " ms is longer than " + window.get().named();
      findings.warning(poll.get(), message, "poll at least once in each window");
    }
  }

  private void frozen(StationDraft.Meter meter) {
    var after = draft.find("gate", "frozen_after_s");
    var window = meter.window();
    if (after.isEmpty() || window.isEmpty()) {
      return;
    }
    double windows = after.get().decimal() * 1000 / window.get().whole();
    if (windows < 2) {
      var at = after.get();
      var message = at.shown() + " s is shorter than two windows, " + window.get().named();
      findings.error(at.place(), at.path(), message, "a value must have had time to change");
    }
  }

  private void disagreement(Leaf most) {
    for (var meter : draft.meters()) {
      meter
          .resolution()
          .filter(r -> most.whole() < 2 * r.whole())
          .ifPresent(r -> {
            var message = most.shown() + " mHz is less than two steps of " + r.named();
            var hint = "set it to " + 2 * r.whole() + " or more";
            findings.error(most.place(), most.path(), message, hint);
          });
    }
  }
}
