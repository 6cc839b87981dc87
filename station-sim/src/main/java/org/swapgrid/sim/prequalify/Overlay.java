package org.swapgrid.sim.prequalify;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.swapgrid.sim.config.StationFile;

/**
 * What goes before a station's file in a test run: the simulated devices' addresses, the run's own
 * folder, no broker, and cut waits. As environment variables of the daemon.
 */
final class Overlay {
  /** Nobody listens there: TCP port 1, tcpmux, is long out of use (RFC 7805). */
  private static final int DEAD_PORT = 1;

  private final Map<String, String> settings = new HashMap<>();

  Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  Overlay devices(List<Integer> meterPorts, int cabinetPort) {
    for (int i = 0; i < meterPorts.size(); i++) {
      device("METERS__" + i, meterPorts.get(i));
    }
    device("CABINET", cabinetPort);
    return this;
  }

  private void device(String prefix, int port) {
    put(prefix + "__TRANSPORT", "tcp");
    put(prefix + "__HOST", InetAddress.getLoopbackAddress().getHostAddress());
    put(prefix + "__PORT", String.valueOf(port));
    put(prefix + "__UNIT_ID", "1");
  }

  Overlay folder(Path folder) {
    put("CONTROL__SOCKET", socket(folder).toString());
    put("STATE__DIRECTORY", folder.resolve("state").toString());
    put("HTTP__BIND", InetAddress.getLoopbackAddress().getHostAddress());
    put("HTTP__PORT", "0");
    return this;
  }

  static Path socket(Path folder) {
    return folder.resolve("control.sock");
  }

  /** No test order or record may reach a real aggregator: its servers are put out of reach. */
  Overlay withoutBroker(StationFile station) {
    for (int i = 0; !station.value("uplink.servers[" + i + "].host").isEmpty(); i++) {
      server(i, DEAD_PORT);
    }
    return this;
  }

  /** Reports to this company, which signs its receipts. */
  Overlay company(Map<String, String> places) {
    server(0, Integer.parseInt(place(places, "mqtt_port")));
    put("UPLINK__GROUP", place(places, "group"));
    put("UPLINK__EDGE", place(places, "edge"));
    put("UPLINK__HOST_ID", place(places, "host_id"));
    put("ORDERS__KEYS__0__ID", place(places, "order_key_id"));
    put("ORDERS__KEYS__0__FILE", place(places, "order_key"));
    return this;
  }

  private static String place(Map<String, String> places, String name) {
    return requireNonNull(places.get(name), name);
  }

  private void server(int index, int port) {
    var prefix = "UPLINK__SERVERS__" + index;
    put(prefix + "__HOST", InetAddress.getLoopbackAddress().getHostAddress());
    put(prefix + "__PORT", String.valueOf(port));
    put(prefix + "__TLS", "false");
    put("UPLINK__ALLOW_WITHOUT_TLS", "true");
  }

  /** Cuts what the station itself would wait, where that is longer than the cut. */
  @CanIgnoreReturnValue
  Overlay shortened(StationFile station, int service, Shortening cuts) {
    for (var wait : List.of("delay_s", "random_s", "ramp_s", "recovery_s")) {
      cut(station, "comeback." + wait, cuts);
    }
    cut(station, "gate.frozen_after_s", cuts);
    cut(station, "services[" + service + "].minimum_hold_s", cuts);
    cut(station, "services[" + service + "].release_wait_s", cuts);
    return this;
  }

  private void cut(StationFile station, String path, Shortening cuts) {
    var value = station.value(path);
    if (value.isEmpty()) {
      return;
    }
    var whole = Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
    var left = cuts.cut("the station's " + path, whole);
    if (left.compareTo(whole) < 0) {
      put(variable(path), Words.number(left.toMillis() / 1e3));
    }
  }

  private static String variable(String path) {
    return path.replaceAll("\\[(\\d+)]", "__$1").replace(".", "__").toUpperCase(Locale.ROOT);
  }

  private void put(String name, String value) {
    settings.put("SWAPGRID__" + name, value);
  }
}
