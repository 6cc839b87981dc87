package org.swapgrid.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;

/** Relations between the services and the station that is to keep them. */
final class ServiceRelations {
  private static final List<String> STATIC_ONLY =
      List.of("trip_hz", "release_hz", "windows", "minimum_hold_s");

  private final StationDraft draft;
  private final Findings findings;

  private ServiceRelations(StationDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  static void check(StationDraft draft, Findings findings) {
    var relations = new ServiceRelations(draft, findings);
    relations.twice();
    for (var service : draft.services()) {
      var entry = service.entry();
      if (entry != null) {
        entry.find("use").ifPresent(use -> relations.service(service, entry, use));
      }
    }
  }

  private void twice() {
    Map<String, Leaf> seen = new HashMap<>();
    for (var entry : draft.root().sections("services")) {
      entry
          .find("use")
          .ifPresent(use -> {
            var first = seen.putIfAbsent(use.text(), use);
            if (first != null) {
              error(use, use.text() + " is used twice; first " + first.named(), "keep one");
            }
          });
    }
  }

  private void service(UsedService service, Branch entry, Leaf use) {
    ServiceCheck.used(service, findings);
    nominal(service, use);
    shape(service, entry, use);
    capacity(service, entry);
    unverified(service);
    ResponseTime.check(draft, service, use, findings);
  }

  private void nominal(UsedService service, Leaf use) {
    var needs = service.file().find("nominal_hz");
    var has = draft.find("station", "nominal_hz");
    if (needs.isPresent() && has.isPresent() && needs.get().whole() != has.get().whole()) {
      var message =
          "%s belongs to a grid of %s Hz (%s); this station has %s"
              .formatted(use.text(), needs.get().shown(), needs.get().origin(), has.get().named());
      error(use, message, "use a service of this grid");
    }
  }

  private void shape(UsedService service, Branch entry, Leaf use) {
    if (service.isShape("dispatch")) {
      var message = use.text() + " acts on orders, and those need no service here";
      error(use, message, "take it out; orders.keys says whose orders are obeyed");
    }
    if (service.isShape("droop")) {
      STATIC_ONLY.stream()
          .flatMap(key -> entry.find(key).stream())
          .forEach(leaf -> error(leaf, "a droop service has no such number", "take it out"));
    } else if (!service.isShape("droop") && service.file().has("shape")) {
      entry
          .find("base_kw")
          .ifPresent(leaf -> error(leaf, "only droop services have a base", "take it out"));
    }
  }

  private void capacity(UsedService service, Branch entry) {
    var limit = draft.find("station", "connection_limit_kw");
    var capacity = entry.find("capacity_kw");
    var base = entry.find("base_kw");
    capacity.ifPresent(c -> within(c, limit));
    base.ifPresent(b -> within(b, limit));
    if (base.isPresent() && capacity.isPresent()) {
      covers(base.get(), capacity.get());
    }
    service
        .number("minimum_kw")
        .filter(least -> capacity.isPresent())
        .filter(least -> capacity.get().decimal() < least.decimal())
        .ifPresent(least -> small(capacity.get(), least));
  }

  private void within(Leaf power, Optional<Leaf> limit) {
    limit
        .filter(most -> power.decimal() > most.decimal())
        .ifPresent(most ->
            error(
                power,
                power.shown() + " kW is more than " + most.named(),
                "no more can be shed than can be drawn"));
  }

  private void covers(Leaf base, Leaf capacity) {
    if (base.decimal() < capacity.decimal()) {
      var message = base.shown() + " kW is less than " + capacity.named();
      error(base, message, "a full response sheds the whole capacity from the base");
    }
  }

  private void small(Leaf capacity, Leaf least) {
    var message = capacity.shown() + " kW is below the market's smallest bid, " + least.named();
    findings.notice(capacity, message, "it counts only as a part of an aggregator's bid");
  }

  private void unverified(UsedService service) {
    for (var key : UsedService.NUMBERS) {
      if (service.own(key).isEmpty()) {
        service.file().findSection(key).ifPresent(number -> unverified(service, number, "value"));
      }
    }
    for (var point : service.file().sections("points")) {
      unverified(service, point, "response_percent");
    }
  }

  private void unverified(UsedService service, Branch number, String key) {
    boolean verified = number.find("verified").filter(v -> !v.flag()).isEmpty();
    var value = number.find(key);
    if (verified || value.isEmpty()) {
      return;
    }
    var source = number.find("source").map(Leaf::text).orElse("no source");
    var message =
        "%s uses %s, not verified: %s".formatted(service.id(), value.get().shown(), source);
    findings.notice(value.get(), message, null);
  }

  private void error(Leaf at, String message, String hint) {
    findings.error(at.place(), at.path(), message, hint);
  }
}
