package org.swapgrid.sim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swapgrid.sim.aggregator.Acknowledgement;
import org.swapgrid.sim.aggregator.Aggregator;
import org.swapgrid.sim.aggregator.ForgeryAnswer;
import org.swapgrid.sim.aggregator.Intent;
import org.swapgrid.sim.aggregator.Settings;
import org.swapgrid.sim.aggregator.StationView;
import org.swapgrid.sim.broker.EmbeddedBroker;
import org.swapgrid.sim.pki.TestPki;

/** The demonstration's broker and aggregator, with a key of their own that signs orders. */
final class Company implements AutoCloseable {
  private static final String GROUP = "SWAP-DEMO";
  private static final String HOST = "VPP-DEMO";
  private static final String EDGE = "ST-demo-01";
  private static final String KEY = "orders-1";
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMillis(150);

  private final EmbeddedBroker broker;
  private final Aggregator aggregator;
  private final Path publicKey;

  private Company(EmbeddedBroker broker, Aggregator aggregator, Path publicKey) {
    this.broker = broker;
    this.aggregator = aggregator;
    this.publicKey = publicKey;
  }

  static Company start(Path folder) throws IOException {
    var keys = Files.createDirectories(folder.resolve("orders"));
    var broker = EmbeddedBroker.start();
    var place = new Settings.Place(broker.uri(), GROUP, HOST, Optional.empty());
    try {
      var key = TestPki.orderKey(keys, KEY);
      var settings = Settings.of(place, key, folder.resolve("records"));
      var aggregator = Aggregator.start(settings, _ -> {});
      return new Company(broker, aggregator, keys.resolve(KEY + ".pub"));
    } catch (GeneralSecurityException noKey) {
      broker.close();
      throw new IOException("no key to sign orders with", noKey);
    }
  }

  /** What the station's configuration must say of them. */
  Map<String, String> places() {
    return Map.of(
        "group", GROUP,
        "host_id", HOST,
        "mqtt_port", String.valueOf(broker.port()),
        "order_key_id", KEY,
        "order_key", publicKey.toString());
  }

  /** Whether the aggregator sees the station. */
  boolean seesStation() {
    return aggregator.station(EDGE).map(StationView::session).filter(s -> s.online()).isPresent();
  }

  /** Orders the station to draw no more than this; the order's id. */
  String order(double kilowatts) {
    return aggregator.order(List.of(EDGE), Intent.shedTo(kilowatts), LEASE);
  }

  void release() {
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

  @Override
  public void close() throws IOException {
    aggregator.close();
    broker.close();
  }
}
