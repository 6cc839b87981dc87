package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.swapgrid.sim.aggregator.Settings.Place;

/**
 * The host's connection: a new client for each attempt, the will and the birth of its STATE with
 * one timestamp, the subscriptions before the birth.
 */
final class HostLink implements Outlet, AutoCloseable {
  private static final long PATIENCE_MILLIS = 5_000;
  private static final int KEEP_ALIVE_SECONDS = 15;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  /** Who is told; called on the client's threads, so it only takes note. */
  interface Listener {
    /** The host is known as online. */
    void up();

    /** It was, and is no more; or an attempt failed. */
    void down(String why);

    void arrived(String topic, byte[] payload);
  }

  private final Place place;
  private final Listener listener;
  private final Thread keeper = new Thread(this::keep, "host-link");
  private volatile Optional<MqttAsyncClient> client = Optional.empty();
  private volatile long bornAt;
  private volatile boolean closing;

  HostLink(Place place, Listener listener) {
    this.place = place;
    this.listener = listener;
  }

  void start() {
    keeper.setDaemon(true);
    keeper.start();
  }

  @Override
  public void send(Topic topic, byte[] payload) {
    publish(topic.toString(), payload, 0, false);
  }

  /** Says again that the host is online: somebody's will, or an enemy, said that it is not. */
  void birthAgain() {
    publish(Topic.state(place.host()), state(true, bornAt), 1, true);
  }

  private void publish(String topic, byte[] payload, int qos, boolean retained) {
    var open = client;
    if (open.isEmpty()) {
      return;
    }
    try {
      open.get().publish(topic, payload, qos, retained);
    } catch (MqttException notNow) {
      return; // orders are repeated, records come again
    }
  }

  private void keep() {
    var failures = 0;
    while (!closing) {
      var lost = new CountDownLatch(1);
      try {
        connect(lost);
        failures = 0;
        listener.up();
        lost.await();
        listener.down("connection lost");
      } catch (MqttException | IOException | GeneralSecurityException refused) {
        failures++;
        listener.down(refused.getMessage() + " (" + refused.getClass().getSimpleName() + ")");
      } catch (InterruptedException over) {
        return;
      } finally {
        drop();
      }
      pause(failures);
    }
  }

  private void connect(CountDownLatch lost)
      throws MqttException, IOException, GeneralSecurityException {
    var fresh = new MqttAsyncClient(place.server(), place.host(), new MemoryPersistence());
    client = Optional.of(fresh);
    fresh.setCallback(new Callback(lost));
    bornAt = Instant.now().toEpochMilli();
    fresh.connect(options()).waitForCompletion(PATIENCE_MILLIS);
    var topics = new String[] {Topic.state(place.host()), Topic.all(place.group())};
    var granted = fresh.subscribe(topics, new int[] {1, 1});
    granted.waitForCompletion(PATIENCE_MILLIS);
    for (var qos : granted.getGrantedQos()) {
      if (qos > 2) {
        throw new IOException("the broker refuses a subscription");
      }
    }
    fresh
        .publish(Topic.state(place.host()), state(true, bornAt), 1, true)
        .waitForCompletion(PATIENCE_MILLIS);
  }

  private MqttConnectOptions options() throws IOException, GeneralSecurityException {
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(4);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setMaxInflight(1_000);
    options.setWill(Topic.state(place.host()), state(false, bornAt), 1, true);
    options.setSocketFactory(PromptSockets.of(place.tls()));
    return options;
  }

  private static byte[] state(boolean online, long millis) {
    var json = new JsonObject();
    json.addProperty("online", online);
    json.addProperty("timestamp", millis);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void drop() {
    var open = client;
    client = Optional.empty();
    if (open.isEmpty()) {
      return;
    }
    try {
      open.get().disconnectForcibly(0, 0, false);
      open.get().close(true);
    } catch (MqttException alreadyGone) {
      return;
    }
  }

  private void pause(int failures) {
    if (closing) {
      return;
    }
    var longest = Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(failures, 5));
    try {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    } catch (InterruptedException over) {
      closing = true;
    }
  }

  /** Says that the host goes, and goes; within two seconds. */
  @Override
  public void close() {
    closing = true;
    var open = client;
    try {
      if (open.isPresent() && open.get().isConnected()) {
        var now = Math.max(bornAt, Instant.now().toEpochMilli());
        open.get()
            .publish(Topic.state(place.host()), state(false, now), 1, true)
            .waitForCompletion(1_000);
        open.get().disconnect(0).waitForCompletion(1_000);
      }
    } catch (MqttException alreadyGone) {
      drop(); // the will speaks instead
    }
    keeper.interrupt();
    drop();
  }

  private final class Callback implements MqttCallback {
    private final CountDownLatch lost;

    Callback(CountDownLatch lost) {
      this.lost = lost;
    }

    @Override
    public void connectionLost(Throwable cause) {
      lost.countDown();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      listener.arrived(topic, message.getPayload());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}
  }
}
