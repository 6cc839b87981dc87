package org.swapgrid.sim.demo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.swapgrid.sim.aggregator.Acknowledgement;
import org.swapgrid.sim.aggregator.Aggregator;
import org.swapgrid.sim.aggregator.ForgeryAnswer;
import org.swapgrid.sim.aggregator.Intent;
import org.swapgrid.sim.aggregator.Settings;
import org.swapgrid.sim.aggregator.StationView;
import org.swapgrid.sim.broker.EmbeddedBroker;
import org.swapgrid.sim.pki.TestPki;

/** The demonstration's broker and aggregator, with a key of their own that signs orders. */
public final class Company implements AutoCloseable {
  private static final String GROUP = "SWAP-DEMO";
  private static final String HOST = "VPP-DEMO";

  /** The station's id. */
  public static final String STATION = "demo-01";

  private static final String EDGE = "ST-" + STATION;
  private static final String KEY = "orders-1";
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMillis(150);

  private final AtomicReference<EmbeddedBroker> broker;
  private final int port;
  private final Aggregator aggregator;
  private final Path folder;

  private Company(EmbeddedBroker broker, Aggregator aggregator, Path folder) {
    this.broker = new AtomicReference<>(broker);
    this.port = broker.port();
    this.aggregator = aggregator;
    this.folder = folder;
  }

  /**
   * Starts both.
   *
   * @param folder takes keys and records
   * @param news what the aggregator says
   */
  public static Company start(Path folder, Consumer<String> news) throws IOException {
    var keys = Files.createDirectories(folder.resolve("orders"));
    var broker = EmbeddedBroker.start();
    var place = new Settings.Place(broker.uri(), GROUP, HOST, Optional.empty());
    try {
      var key = TestPki.orderKey(keys, KEY);
      var settings = Settings.of(place, key, folder.resolve("records"));
      var aggregator = Aggregator.start(settings, news);
      return new Company(broker, aggregator, folder);
    } catch (GeneralSecurityException noKey) {
      broker.close();
      throw new IOException("no key to sign orders with", noKey);
    }
  }

  /** What the station's configuration must say of them. */
  public Map<String, String> places() {
    return Map.of(
        "group", GROUP,
        "edge", EDGE,
        "host_id", HOST,
        "mqtt_port", String.valueOf(port),
        "order_key_id", KEY,
        "order_key", folder.resolve("orders").resolve(KEY + ".pub").toString());
  }

  /** The same as a part of the configuration. */
  public String yaml() {
    return """
    uplink:
      group: %s
      host_id: %s
      servers: [{host: 127.0.0.1, port: %d, tls: false}]
      allow_without_tls: true
    orders: {keys: [{id: %s, file: %s}]}
    """
        .formatted(GROUP, HOST, port, KEY, places().get("order_key"));
  }

  /** The record that the aggregator says it took; an empty object for other news. */
  public JsonObject record(String news) {
    var words = news.split(" ", -1);
    if (words.length != 3 || !words[1].equals("record")) {
      return new JsonObject();
    }
    var number = words[2].split(":", -1);
    var name = "%s-%010d.json".formatted(number[0], Long.parseLong(number[1]));
    var file = folder.resolve("records").resolve(words[0]).resolve(name);
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException vanished) {
      throw new UncheckedIOException(vanished);
    }
  }

  /** Whether the aggregator sees the station. */
  public boolean seesStation() {
    return aggregator.station(EDGE).map(StationView::session).filter(s -> s.online()).isPresent();
  }

  /** Orders the station to draw no more than this; the order's id. */
  public String order(double kilowatts) {
    return aggregator.order(List.of(EDGE), Intent.shedTo(kilowatts), LEASE);
  }

  /** Ends the orders. */
  public void release() {
    var _ = aggregator.order(List.of(EDGE), Intent.release(), LEASE);
  }

  Optional<Acknowledgement> answer(String order) {
    return aggregator.acknowledgement(order);
  }

  /** Sends every hostile order there is. */
  List<ForgeryAnswer> forge() throws InterruptedException {
    return aggregator.forge(EDGE, PATIENCE);
  }

  long records() {
    return aggregator.records();
  }

  /** The broker goes without a word; what it held is gone. */
  public void brokerDown() throws IOException {
    broker.get().close();
  }

  /** It is back where it was, empty. */
  public void brokerUp() throws IOException {
    var fresh = EmbeddedBroker.start(port, Optional.empty());
    broker.set(fresh);
    if (fresh.port() != port) {
      throw new IOException("the broker's port " + port + " was taken while it was down");
    }
  }

  @Override
  public void close() throws IOException {
    aggregator.close();
    broker.get().close();
  }
}
