package org.swapgrid.sim.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.aggregator.Aggregator;
import org.swapgrid.sim.aggregator.Settings;
import org.swapgrid.sim.pki.TestPki;
import org.swapgrid.sim.pki.TlsFiles;
import org.swapgrid.sim.real.Await;

final class EmbeddedBrokerTest {
  @TempDir Path folder = Path.of("");

  private static void connect(String uri, Optional<TlsFiles> tls) throws Exception {
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setConnectionTimeout(4);
    if (tls.isPresent()) {
      options.setSocketFactory(tls.get().context().getSocketFactory());
    }
    var client = new MqttAsyncClient(uri, "somebody", new MemoryPersistence());
    try {
      client.connect(options).waitForCompletion(5_000);
      client.disconnect(0).waitForCompletion(5_000);
    } finally {
      client.close(true);
    }
  }

  private TlsFiles files(String sub, String name) throws Exception {
    var place = Files.createDirectories(folder.resolve(sub));
    var wanted = new TestPki.Wanted(List.of("a1"), List.of("127.0.0.1"), "VPP-TEST", "k");
    var _ = new TestPki(place).write(wanted);
    return TlsFiles.in(place, name);
  }

  @Test
  void aPortInUseIsReplacedByAFreeOne() throws Exception {
    try (var first = EmbeddedBroker.start();
        var second = EmbeddedBroker.start(first.port(), Optional.empty())) {
      assertNotEquals(first.port(), second.port());
      connect(first.uri(), Optional.empty());
      connect(second.uri(), Optional.empty());
    }
  }

  @Test
  void withTlsOnlyCertificatesOfItsAuthorityComeIn() throws Exception {
    var own = files("own", "broker");
    var station = TlsFiles.in(folder.resolve("own"), "ST-a1");
    var stranger = files("strangers", "ST-a1");
    var lured = new TlsFiles(own.authority(), stranger.certificate(), stranger.key());
    try (var broker = EmbeddedBroker.start(0, Optional.of(own))) {
      assertTrue(broker.uri().startsWith("ssl://"));
      connect(broker.uri(), Optional.of(station));
      assertThrows(MqttException.class, () -> connect(broker.uri(), Optional.of(lured)));
      assertThrows(MqttException.class, () -> connect(broker.uri(), Optional.of(stranger)));
      var plain = "tcp://127.0.0.1:" + broker.port();
      assertThrows(MqttException.class, () -> connect(plain, Optional.empty()));
    }
  }

  @Test
  void anAggregatorComesInOverTlsAndAgainAfterTheBrokerDid() throws Exception {
    var own = files("own", "broker");
    var tls = TlsFiles.in(folder.resolve("own"), "aggregator");
    var broker = EmbeddedBroker.start(0, Optional.of(own));
    var place = new Settings.Place(broker.uri(), "G", "VPP-TEST", Optional.of(tls));
    var settings = new Settings(place, Optional.empty(), Optional.empty(), Duration.ofSeconds(60));
    try (var aggregator = Aggregator.start(settings, _ -> {})) {
      soon(aggregator, true);
      broker.close();
      soon(aggregator, false);
      try (var again = EmbeddedBroker.start(broker.port(), Optional.of(own))) {
        assertEquals(broker.port(), again.port());
        soon(aggregator, true);
      }
    }
  }

  private static void soon(Aggregator aggregator, boolean connected) {
    Await.until(
        "connected=" + connected,
        Duration.ofSeconds(10),
        () -> aggregator.connected() == connected,
        aggregator::json);
  }
}
