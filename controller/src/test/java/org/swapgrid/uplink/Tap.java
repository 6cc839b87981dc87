package org.swapgrid.uplink;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.swapgrid.uplink.mqtt.Server;

/** Writes down every byte the station sent, as the broker handed it on. */
final class Tap implements MqttCallback, AutoCloseable {
  /** One message. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Caught(String topic, byte[] bytes, int qos, boolean retained) {}

  final List<Caught> all = new CopyOnWriteArrayList<>();
  private final MqttClient client;

  Tap(Server server) throws MqttException {
    var uri = "tcp://" + server.host() + ":" + server.port();
    client = new MqttClient(uri, "tap", new MemoryPersistence());
    client.setCallback(this);
    client.connect();
    client.subscribe("spBv1.0/SWAP-N/#", 1);
  }

  long count(String kindAndPlace) {
    return all.stream().filter(each -> each.topic.contains(kindAndPlace)).count();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    all.add(new Caught(topic, message.getPayload(), message.getQos(), message.isRetained()));
  }

  @Override
  public void connectionLost(Throwable cause) {}

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {}

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 500);
    client.close(true);
  }
}
