package org.swapgrid.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.config.spec.Near;

/** Relations in the part about the aggregator. */
final class UplinkRelations {
  private static final List<String> FILES =
      List.of("ca_file", "certificate_file", "key_file", "password_file");

  private final StationDraft draft;
  private final Findings findings;

  private UplinkRelations(StationDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  static void check(StationDraft draft, Findings findings) {
    var relations = new UplinkRelations(draft, findings);
    draft.root().findSection("uplink").ifPresent(relations::uplink);
    draft.root().findSection("orders").ifPresent(relations::orders);
  }

  private void uplink(Branch uplink) {
    uplink.sections("servers").forEach(server -> plain(server, uplink));
    together(uplink, "certificate_file", "key_file");
    together(uplink, "user", "password_file");
    FILES.forEach(key -> uplink.find(key).ifPresent(this::readable));
    if (!uplink.sections("servers").isEmpty()) {
      heard(uplink);
    }
  }

  private void plain(Branch server, Branch uplink) {
    boolean allowed = uplink.find("allow_without_tls").filter(Leaf::flag).isPresent();
    server
        .find("tls")
        .filter(tls -> !tls.flag() && !allowed)
        .ifPresent(tls ->
            findings.error(
                tls.place(),
                tls.path(),
                "without TLS anybody on the line reads the station and can silence it",
                "take it out, or set uplink.allow_without_tls: true on a bench"));
  }

  private void together(Branch uplink, String one, String other) {
    alone(uplink, one, other);
    alone(uplink, other, one);
  }

  private void alone(Branch uplink, String given, String missing) {
    if (uplink.find(missing).isEmpty()) {
      uplink
          .find(given)
          .ifPresent(leaf -> {
            var message = given + " without " + missing;
            findings.error(leaf.place(), leaf.path(), message, "give both, or neither");
          });
    }
  }

  /** Credentials may be handed to the service only: not to see them here is no error. */
  private void readable(Leaf file) {
    if (!Files.isReadable(Path.of(file.text()))) {
      var hint = "the uplink waits until it can be; control does not";
      findings.warning(file, file.text() + " cannot be read by this user", hint);
    }
  }

  private void heard(Branch uplink) {
    boolean keyless =
        draft.root().findSection("orders").filter(o -> o.sections("keys").isEmpty()).isPresent();
    if (keyless) {
      uplink
          .find("wait_for_host")
          .ifPresent(
              leaf -> findings.notice(leaf, "orders.keys is empty: no order will be obeyed", null));
    }
  }

  private void orders(Branch orders) {
    Map<String, Leaf> seen = new HashMap<>();
    for (var key : orders.sections("keys")) {
      key.find("id").ifPresent(id -> unique(id, seen));
      key.find("file").ifPresent(this::readable);
    }
    var used = draft.services().stream().map(UsedService::id).collect(Collectors.toSet());
    orders.leaves("dispatchable").stream()
        .filter(service -> !used.contains(service.text()))
        .forEach(service -> {
          var hint =
              Near.to(service.text(), used)
                  .map(near -> "did you mean \"" + near + "\"?")
                  .orElse("name a service that stands under services");
          var message = "no such service is used here: " + service.text();
          findings.error(service.place(), service.path(), message, hint);
        });
  }

  private void unique(Leaf id, Map<String, Leaf> seen) {
    var first = seen.putIfAbsent(id.text(), id);
    if (first != null) {
      var message = "two keys of the name " + id.text() + "; first " + first.named();
      findings.error(id.place(), id.path(), message, "give each key a name of its own");
    }
  }
}
