package org.swapgrid.sim.real;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.swapgrid.sim.aggregator.Aggregator;
import org.swapgrid.sim.aggregator.Settings;
import org.swapgrid.sim.aggregator.StationView;
import org.swapgrid.sim.broker.Mosquitto;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.pki.OrderKey;

/**
 * The real daemon at a simulated station, Debian's mosquitto with TLS and the shipped access list,
 * and an aggregator.
 *
 * @param news what the aggregator said
 */
record Uplinked(
    Mosquitto broker, DaemonStation station, Aggregator aggregator, Path records, List<String> news)
    implements AutoCloseable {
  static final String EDGE = "ST-a1";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** With the broker reached at this port by the station; 0 for its own. */
  static Uplinked start(Path folder, int port)
      throws IOException, InterruptedException, GeneralSecurityException, ConfigurationFault {
    var tls = Files.createDirectories(folder.resolve("tls"));
    var broker = Mosquitto.start(tls);
    var records = folder.resolve("records");
    var settings =
        Settings.of(
            new Settings.Place(
                broker.uri(), "SWAP-DEMO", "VPP-DEMO", Optional.of(broker.files("aggregator"))),
            OrderKey.read(tls.resolve("orders"), "orders-1"),
            records);
    var news = new CopyOnWriteArrayList<String>();
    var aggregator = Aggregator.start(settings, news::add);
    var home = Files.createDirectories(folder.resolve("box"));
    var station = DaemonStation.start(home, 30, uplink(tls, port == 0 ? broker.port() : port));
    return new Uplinked(broker, station, aggregator, records, news);
  }

  private static String uplink(Path tls, int port) {
    return """
    uplink:
      group: SWAP-DEMO
      edge: %s
      host_id: VPP-DEMO
      servers: [{host: 127.0.0.1, port: %d}]
      ca_file: %s
      certificate_file: %s
      key_file: %s
    orders:
      per_minute: 600
      keys: [{id: orders-1, file: %s}]
    """
        .formatted(
            EDGE,
            port,
            tls.resolve("ca.crt"),
            tls.resolve("ST-a1.crt"),
            tls.resolve("ST-a1.key"),
            tls.resolve("orders/orders-1.pub"));
  }

  Optional<StationView> view() {
    return aggregator.station(EDGE);
  }

  /** Whether the host sees the station, and the station knows that it is seen. */
  boolean isWhole() {
    var host = view().filter(view -> view.session().online()).isPresent();
    return host && status().getAsJsonObject("uplink").get("up").getAsBoolean();
  }

  JsonObject status() {
    return station.daemon().answer("status").orElseGet(Uplinked::silent);
  }

  private static JsonObject silent() {
    var uplink = new JsonObject();
    uplink.addProperty("up", false);
    uplink.addProperty("queued", -1);
    var json = new JsonObject();
    json.add("uplink", uplink);
    return json;
  }

  long sessions() {
    var uplink = status().getAsJsonObject("uplink");
    return uplink.has("sessions") ? uplink.get("sessions").getAsLong() : 0;
  }

  void awaitWhole(Duration within) {
    Await.until("a whole session", within, this::isWhole, this::seen);
  }

  void awaitWhole() {
    awaitWhole(PATIENCE);
  }

  /** Until the host has every record and the station knows it. */
  void awaitDelivered() {
    Await.until(
        "an empty outbox",
        PATIENCE,
        () -> status().getAsJsonObject("uplink").get("queued").getAsLong() == 0,
        this::seen);
  }

  /** The records' files, byte for byte as they came. */
  List<JsonObject> received() {
    try (var files = Files.list(records.resolve(EDGE))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Uplinked::read)
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static JsonObject read(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException vanished) {
      throw new UncheckedIOException(vanished);
    }
  }

  /** The ids of the orders that the daemon says it obeyed. */
  List<String> obeyed() throws IOException {
    return Files.readAllLines(station.log()).stream()
        .filter(line -> line.contains(" order obeyed "))
        .map(line -> line.replaceAll(".* id=([^ ]+) .*", "$1"))
        .toList();
  }

  /** What a failed wait shows. */
  Object seen() {
    return status() + "\n" + String.join("\n", news) + "\n" + station.seen();
  }

  @Override
  public void close() throws IOException {
    try (broker;
        station;
        aggregator) {
      news.add("closed");
    }
  }
}
