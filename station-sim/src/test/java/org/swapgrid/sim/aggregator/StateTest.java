package org.swapgrid.sim.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.sim.broker.EmbeddedBroker;
import org.swapgrid.sim.real.Await;

/** The host's STATE as Sparkplug 3.0 wants it (tck-id-host-topic-phid-...). */
final class StateTest {
  private static final String TOPIC = "spBv1.0/STATE/VPP-TEST";
  private static final Duration SOON = Duration.ofSeconds(10);

  /** What a bystander saw. */
  private record Seen(boolean online, long timestamp, boolean retained) {}

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private EmbeddedBroker broker;
  private MqttAsyncClient bystander;
  private CableToBroker cable;
  private Aggregator aggregator;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start();
    bystander = client("bystander");
    bystander.subscribe(TOPIC, 1, this::note).waitForCompletion(5_000);
    cable = CableToBroker.to(broker.port());
    var place = new Settings.Place(cable.uri(), "G", "VPP-TEST", Optional.empty());
    var listening = new Settings(place, Optional.empty(), Optional.empty(), Duration.ofSeconds(60));
    aggregator = Aggregator.start(listening, _ -> {});
    soonSeen(1);
  }

  @AfterEach
  void stop() throws Exception {
    aggregator.close();
    bystander.disconnectForcibly(0, 0, false);
    bystander.close(true);
    cable.close();
    broker.close();
  }

  private MqttAsyncClient client(String id) throws MqttException {
    var client = new MqttAsyncClient(broker.uri(), id, new MemoryPersistence());
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    client.connect(options).waitForCompletion(5_000);
    return client;
  }

  private void note(String topic, MqttMessage message) {
    var text = new String(message.getPayload(), StandardCharsets.UTF_8);
    if (JsonParser.parseString(text) instanceof JsonObject state) {
      assertEquals(2, state.size());
      seen.add(
          new Seen(
              state.get("online").getAsBoolean(),
              state.get("timestamp").getAsLong(),
              message.isRetained()));
    }
  }

  private void soonSeen(int count) {
    Await.until(count + " states", SOON, () -> seen.size() >= count, () -> seen);
  }

  @Test
  void theBirthHasTheTimeOfTheConnectionAndIsRetained() throws Exception {
    assertTrue(seen.getFirst().online());
    var age = System.currentTimeMillis() - seen.getFirst().timestamp();
    assertTrue(Math.abs(age) < 10_000, "of " + age + " ms ago");
    var late = client("latecomer");
    late.subscribe(TOPIC, 1, this::note).waitForCompletion(5_000);
    soonSeen(2);
    assertEquals(new Seen(true, seen.getFirst().timestamp(), true), seen.getLast());
    late.disconnectForcibly(0, 0, false);
    late.close(true);
  }

  @Test
  void aBrokenConnectionLeavesTheWillWithTheBirthsTimeAndTheHostComesBack() throws Exception {
    cable.cut();
    soonSeen(3);
    assertEquals(new Seen(false, seen.getFirst().timestamp(), false), seen.get(1));
    assertTrue(seen.get(2).online());
    assertTrue(seen.get(2).timestamp() > seen.getFirst().timestamp());
  }

  @Test
  void anOrderlyEndIsSaidWithItsOwnTime() {
    aggregator.close();
    soonSeen(2);
    assertEquals(false, seen.get(1).online());
    assertTrue(seen.get(1).timestamp() >= seen.getFirst().timestamp());
  }

  @Test
  void aFalseOfflineIsContradicted() throws Exception {
    var lie = "{\"online\":false,\"timestamp\":" + System.currentTimeMillis() + "}";
    bystander
        .publish(TOPIC, lie.getBytes(StandardCharsets.UTF_8), 1, true)
        .waitForCompletion(5_000);
    soonSeen(3);
    assertEquals(new Seen(true, seen.getFirst().timestamp(), false), seen.get(2));
    bystander
        .publish(TOPIC, "nonsense".getBytes(StandardCharsets.UTF_8), 1, false)
        .waitForCompletion(5_000);
    assertTrue(aggregator.connected());
  }
}
