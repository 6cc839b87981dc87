package org.swapgrid.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.swapgrid.uplink.mqtt.Server;

/** A primary host application of the plainest kind. */
final class Host implements MqttCallback, AutoCloseable {
  private static final String STATE = "spBv1.0/STATE/VPP-N";

  /** A message of the station. */
  record Told(String kind, String device, Payload payload, long at) {}

  final List<Told> told = new CopyOnWriteArrayList<>();
  private final MqttClient client;
  private long since = System.currentTimeMillis();

  Host(Server server) throws MqttException {
    var uri = "tcp://" + server.host() + ":" + server.port();
    client = new MqttClient(uri, "host", new MemoryPersistence());
    var options = new MqttConnectOptions();
    options.setWill(STATE, state(false), 1, true);
    client.setCallback(this);
    client.connect(options);
    client.subscribe("spBv1.0/SWAP-N/#", 0);
  }

  private byte[] state(boolean online) {
    return ("{\"online\":" + online + ",\"timestamp\":" + since + "}").getBytes(UTF_8);
  }

  void say(boolean online) throws MqttException {
    client.publish(STATE, state(online), 1, true);
  }

  void command(String topic, Payload.Metric.Builder metric) throws MqttException {
    var payload =
        Payload.newBuilder().setTimestamp(System.currentTimeMillis()).setSeq(0).addMetrics(metric);
    client.publish("spBv1.0/SWAP-N/" + topic, payload.build().toByteArray(), 0, false);
  }

  List<Told> of(String kind) {
    return told.stream().filter(each -> each.kind.equals(kind)).toList();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message)
      throws InvalidProtocolBufferException {
    var parts = topic.split("/", -1);
    if (!parts[2].endsWith("CMD")) {
      var device = parts.length > 4 ? parts[4] : "";
      told.add(
          new Told(parts[2], device, Payload.parseFrom(message.getPayload()), System.nanoTime()));
    }
  }

  @Override
  public void connectionLost(Throwable cause) {}

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {}

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnectForcibly(0, 500);
    }
    client.close(true);
  }
}
