package org.swapgrid.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;

/** Relations between the lines on which the devices are reached. */
final class DeviceRelations {
  /** A Modbus RTU frame is at most this long (Modbus over serial line V1.02, 2.5.1). */
  private static final int LONGEST_FRAME = 256;

  /** A meter's request and answer for up to six registers, with their silences. */
  private static final int METER_EXCHANGE = 32;

  private final Findings findings;
  private final Map<String, Leaf> taken = new HashMap<>();

  private DeviceRelations(Findings findings) {
    this.findings = findings;
  }

  static void check(StationDraft draft, Findings findings) {
    var relations = new DeviceRelations(findings);
    var devices = new ArrayList<Branch>();
    draft.meters().forEach(meter -> devices.add(meter.entry()));
    devices.forEach(meter -> relations.wireTime(meter, METER_EXCHANGE));
    draft.cabinet().ifPresent(devices::add);
    draft.cabinet().ifPresent(cabinet -> relations.wireTime(cabinet, LONGEST_FRAME));
    draft.cabinet().ifPresent(relations::revert);
    relations.names(draft.meters());
    devices.forEach(relations::endpoint);
  }

  private void names(List<StationDraft.Meter> meters) {
    var ids = meters.stream().flatMap(meter -> meter.entry().find("id").stream()).toList();
    for (var id : ids) {
      var _ = unique("id " + id.text(), id, "two meters need two names");
    }
  }

  private void endpoint(Branch device) {
    device.find("serial_port").ifPresent(port -> serial(device, port));
    var host = device.find("host");
    var port = device.find("port");
    var unit = device.find("unit_id");
    if (host.isEmpty() || port.isEmpty() || unit.isEmpty()) {
      return;
    }
    var line = host.get().text().toLowerCase(Locale.ROOT) + ":" + port.get().whole();
    if (unique(line + ":" + unit.get().whole(), host.get(), "give each device its own unit_id")) {
      gateway(line, host.get());
    }
  }

  private void gateway(String line, Leaf host) {
    var other = taken.putIfAbsent(line, host);
    if (other != null) {
      var message = "shares the gateway of " + other.named() + ": one slow device delays the other";
      findings.warning(host, message, "a connection of its own is faster");
    }
  }

  private void serial(Branch device, Leaf port) {
    var hint = "give each device a serial line of its own, or a gateway";
    var _ = unique(port.text(), port, hint);
    device
        .find("unit_id")
        .filter(unit -> unit.whole() < 1 || unit.whole() > 247)
        .ifPresent(unit ->
            findings.error(
                unit.place(),
                unit.path(),
                unit.shown() + " is out of range on a serial line; 1 to 247 is allowed",
                "0 is broadcast, 248 to 255 are reserved"));
  }

  private boolean unique(String what, Leaf leaf, String hint) {
    var first = taken.putIfAbsent(what, leaf);
    if (first != null) {
      var message = leaf.shown() + " is already taken by " + first.named();
      findings.error(leaf.place(), leaf.path(), message, hint);
    }
    return first == null;
  }

  private void revert(Branch cabinet) {
    var revert = cabinet.find("revert_after_ms");
    var timeout = cabinet.find("timeout_ms");
    var poll = cabinet.find("poll_interval_ms");
    if (revert.isEmpty() || timeout.isEmpty() || poll.isEmpty()) {
      return;
    }
    long least = 3 * timeout.get().whole() + poll.get().whole();
    if (revert.get().whole() < least) {
      var at = written(List.of(revert.get(), timeout.get(), poll.get()));
      var message =
          "%s is too short: 3 x %s + %s = %d ms; two lost exchanges would make the cabinet fall back"
              .formatted(
                  revert.get().namedAt(at),
                  timeout.get().namedAt(at),
                  poll.get().namedAt(at),
                  least);
      var hint = "set revert_after_ms to " + (least + 99) / 100 * 100 + " or more";
      findings.error(at.place(), at.path(), message, hint);
    }
  }

  private void wireTime(Branch device, int characters) {
    var baud = device.find("baud");
    var timeout = device.find("timeout_ms");
    if (baud.isEmpty() || timeout.isEmpty()) {
      return;
    }
    boolean parity = device.find("parity").filter(p -> !p.text().equals("none")).isPresent();
    long stop = device.find("stop_bits").map(Leaf::whole).orElse(1L);
    long bits = 9 + (parity ? 1 : 0) + stop;
    long wire = Math.ceilDiv(characters * bits * 1000, baud.get().whole());
    if (timeout.get().whole() < wire) {
      var at = written(List.of(timeout.get(), baud.get()));
      var message =
          "%s is too short: %d characters of %d bits take %d ms at %s Bd"
              .formatted(timeout.get().namedAt(at), characters, bits, wire, baud.get().namedAt(at));
      var hint = "set timeout_ms to " + wire + " or more, or raise baud";
      findings.error(at.place(), at.path(), message, hint);
    }
  }

  /** The first that somebody wrote; a relation between defaults is reported at the first. */
  static Leaf written(List<Leaf> leaves) {
    Optional<Leaf> first = leaves.stream().filter(leaf -> !leaf.defaulted()).findFirst();
    return first.orElseGet(leaves::getFirst);
  }
}
