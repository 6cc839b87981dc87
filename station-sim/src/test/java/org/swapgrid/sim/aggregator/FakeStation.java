package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/** A station's end of the uplink, by hand: it says what it is told to and keeps what it hears. */
final class FakeStation implements AutoCloseable {
  static final String GROUP = "SWAP-DEMO";

  private static final long PATIENCE_MILLIS = 5_000;

  private final String edge;
  private final MqttAsyncClient client;
  private final AtomicInteger seq = new AtomicInteger();
  private final List<String> orders = new CopyOnWriteArrayList<>();
  private final AtomicInteger rebirths = new AtomicInteger();
  private final AtomicInteger arrivals = new AtomicInteger();

  private FakeStation(String edge, MqttAsyncClient client) {
    this.edge = edge;
    this.client = client;
  }

  static FakeStation connect(String server, String edge, long bdSeq) throws MqttException {
    return connect(server, edge, bdSeq, SocketFactory.getDefault());
  }

  static FakeStation connect(String server, String edge, long bdSeq, SocketFactory sockets)
      throws MqttException {
    var client = new MqttAsyncClient(server, edge, new MemoryPersistence());
    var station = new FakeStation(edge, client);
    client.setCallback(station.new Callback());
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setSocketFactory(sockets);
    var will = Payload.newBuilder().addMetrics(bdSeq(bdSeq)).build().toByteArray();
    options.setWill("spBv1.0/" + GROUP + "/NDEATH/" + edge, will, 1, false);
    client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    var commands =
        new String[] {
          "spBv1.0/" + GROUP + "/NCMD/" + edge, "spBv1.0/" + GROUP + "/DCMD/" + edge + "/+"
        };
    client.subscribe(commands, new int[] {1, 1}).waitForCompletion(PATIENCE_MILLIS);
    return station;
  }

  static Metric text(String name, String value) {
    return metric(name, DataType.String).setStringValue(value).build();
  }

  /** As it comes out of an outbox. */
  static Metric historical(Metric metric) {
    return metric.toBuilder().setIsHistorical(true).build();
  }

  static Metric number(String name, double value) {
    return metric(name, DataType.Double).setDoubleValue(value).build();
  }

  static Metric bdSeq(long value) {
    return metric("bdSeq", DataType.Int64).setLongValue(value).build();
  }

  private static Metric.Builder metric(String name, DataType type) {
    return Metric.newBuilder()
        .setName(name)
        .setTimestamp(System.currentTimeMillis())
        .setDatatype(type.getNumber());
  }

  /** Births of a node and of the devices that the tests speak of. */
  void born(long bdSeq) throws MqttException {
    seq.set(0);
    publish("NBIRTH", "", bdSeq(bdSeq), text("Station/Mode", "normal"));
    publish("DBIRTH", "METER-PCC", number("Power/Active", 11.8), number("Frequency", 60.0));
    publish(
        "DBIRTH",
        "DISPATCH",
        number("Capability/PowerMin", 0.5),
        number("Capability/PowerMax", 12),
        text("Ack/CommandId", ""),
        metric("Ack/Seq", DataType.Int64).setLongValue(-1).build(),
        metric("Ack/Status", DataType.Int32).setIntValue(0).build(),
        text("Ack/Reason", ""));
    publish(
        "DBIRTH",
        "SERVICE-tw-sreg",
        number("Available", 10.5),
        text("Event/Id", "e1"),
        text("Event/Start", "2024-04-03T07:58:00Z"),
        text("Event/Record", ""));
  }

  void publish(String kind, String device, Metric... metrics) throws MqttException {
    publishNumbered(seq.getAndUpdate(n -> (n + 1) % 256), kind, device, metrics);
  }

  void publishNumbered(long number, String kind, String device, Metric... metrics)
      throws MqttException {
    var payload =
        Payload.newBuilder()
            .setTimestamp(System.currentTimeMillis())
            .setSeq(number)
            .addAllMetrics(List.of(metrics))
            .build();
    raw(kind, device, payload.toByteArray());
  }

  void raw(String kind, String device, byte[] payload) throws MqttException {
    var node = "spBv1.0/" + GROUP + "/" + kind + "/" + edge;
    client
        .publish(device.isEmpty() ? node : node + "/" + device, payload, 1, false)
        .waitForCompletion(PATIENCE_MILLIS);
  }

  /** Loses the next number, as a broken connection would. */
  void skipNumber() {
    var _ = seq.getAndUpdate(n -> (n + 1) % 256);
  }

  void acknowledge(JsonObject order, int status, String reason) throws MqttException {
    publish(
        "DDATA",
        "DISPATCH",
        text("Ack/CommandId", order.get("id").getAsString()),
        metric("Ack/Seq", DataType.Int64).setLongValue(order.get("seq").getAsLong()).build(),
        metric("Ack/Status", DataType.Int32).setIntValue(status).build(),
        text("Ack/Reason", reason));
  }

  /** The texts of Cmd/Jws as they came. */
  List<String> orders() {
    return new ArrayList<>(orders);
  }

  static JsonObject payload(String jws) {
    var content = Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]);
    return JsonParser.parseString(new String(content, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  int rebirths() {
    return rebirths.get();
  }

  int arrivals() {
    return arrivals.get();
  }

  /** As a cable that is cut. */
  void cut() throws MqttException {
    client.disconnectForcibly(0, 0, false);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect(0).waitForCompletion(PATIENCE_MILLIS);
    }
    client.close(true);
  }

  private void heard(MqttMessage message) {
    arrivals.incrementAndGet();
    try {
      for (var metric : Payload.parseFrom(message.getPayload()).getMetricsList()) {
        if (metric.getName().equals("Node Control/Rebirth") && metric.getBooleanValue()) {
          rebirths.incrementAndGet();
        }
        if (metric.getName().equals("Cmd/Jws") && metric.hasStringValue()) {
          orders.add(metric.getStringValue());
        }
      }
    } catch (InvalidProtocolBufferException hostile) {
      return;
    }
  }

  private final class Callback implements MqttCallback {
    @Override
    public void connectionLost(Throwable cause) {}

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      heard(message);
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}
  }
}
