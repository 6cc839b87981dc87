package org.swapgrid.uplink.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what an attempt tells. */
final class Heard implements AttemptEvents {
  final List<String> all = new CopyOnWriteArrayList<>();

  @Override
  public void opened() {
    all.add("opened");
  }

  @Override
  public void connected() {
    all.add("connected");
  }

  @Override
  public void subscribed(List<Integer> granted) {
    all.add("subscribed " + granted);
  }

  @Override
  public void answered() {
    all.add("answered");
  }

  @Override
  public void arrived(String topic, byte[] payload, boolean retained) {
    all.add("arrived " + topic);
  }

  @Override
  public void lost(String why) {
    all.add("lost " + why);
  }

  boolean has(String beginning) {
    return all.stream().anyMatch(line -> line.startsWith(beginning));
  }
}
