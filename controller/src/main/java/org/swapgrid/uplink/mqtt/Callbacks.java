package org.swapgrid.uplink.mqtt;

import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.jspecify.annotations.Nullable;

/** Paho's callbacks, each of which only hands on: a call from here into the client dead-locks. */
final class Callbacks implements MqttCallback {
  private final AttemptEvents events;

  Callbacks(AttemptEvents events) {
    this.events = events;
  }

  @Override
  public void connectionLost(@Nullable Throwable cause) {
    events.lost(words(cause));
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    events.arrived(topic, message.getPayload(), message.isRetained());
  }

  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {}

  IMqttActionListener connecting() {
    return then(_ -> events.connected());
  }

  IMqttActionListener subscribing() {
    return then(token -> events.subscribed(Arrays.stream(token.getGrantedQos()).boxed().toList()));
  }

  IMqttActionListener probing() {
    return then(_ -> events.answered());
  }

  /** The message left, or never will. */
  static IMqttActionListener sending(Runnable done) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        done.run();
      }

      @Override
      public void onFailure(IMqttToken token, @Nullable Throwable cause) {
        done.run();
      }
    };
  }

  private IMqttActionListener then(Consumer<IMqttToken> success) {
    return new IMqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        success.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, @Nullable Throwable cause) {
        events.lost(words(cause));
      }
    };
  }

  /** Paho's own words are often only "MqttException": the cause says more. */
  static String words(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "closed";
    }
    var cause = thrown.getCause();
    if (thrown instanceof MqttException mqtt && cause == null) {
      return mqtt.getMessage() + " (" + mqtt.getReasonCode() + ")";
    }
    var named = cause == null ? thrown : cause;
    return named.getMessage() == null ? named.getClass().getSimpleName() : named.getMessage();
  }
}
