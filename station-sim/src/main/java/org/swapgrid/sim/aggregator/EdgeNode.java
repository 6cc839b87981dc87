package org.swapgrid.sim.aggregator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What is known of one station's session: births, numbering, present values. */
final class EdgeNode {
  private static final int NUMBERS = 256;

  private final Device node = new Device();
  private final Map<String, Device> devices = new TreeMap<>();
  private OptionalLong bdSeq = OptionalLong.empty();
  private String missing = "no birth yet";
  private long nextSeq;
  private Instant lastSeen = Instant.EPOCH;
  private long births;
  private long gaps;

  /**
   * Takes a message over.
   *
   * @return the message with all its metrics named; nothing when it does not belong to the running
   *     session
   */
  Optional<Message> take(Message message, Instant now) {
    lastSeen = now;
    return switch (message.topic().kind()) {
      case "NBIRTH" -> born(message);
      case "NDEATH" -> died(message);
      case "DBIRTH", "NDATA", "DDATA", "DDEATH" -> numbered(message);
      default -> Optional.empty();
    };
  }

  boolean online() {
    return node.alive();
  }

  /** Why its births must come again; empty while nothing is missing. */
  String missing() {
    return missing;
  }

  /** The host's own connection broke: what came meanwhile is not known. */
  void forget() {
    died("the host was away");
  }

  Device node() {
    return node;
  }

  Optional<Device> device(String name) {
    return Optional.ofNullable(devices.get(name));
  }

  Map<String, Device> devices() {
    return devices;
  }

  Instant lastSeen() {
    return lastSeen;
  }

  long births() {
    return births;
  }

  long gaps() {
    return gaps;
  }

  private Optional<Message> born(Message birth) {
    if (birth.seq().orElse(-1) != 0) {
      missing = "a birth whose seq is not 0";
      return Optional.empty();
    }
    devices.values().forEach(Device::died);
    node.born(birth);
    bdSeq = birth.bdSeq();
    nextSeq = 1;
    births++;
    missing = "";
    return Optional.of(birth);
  }

  private Optional<Message> numbered(Message message) {
    if (!node.alive()) {
      missing = "no birth";
      return Optional.empty();
    }
    var seq = message.seq().orElse(-1);
    if (seq != nextSeq) {
      gaps++;
      missing = "seq " + seq + " where " + nextSeq + " was next";
    }
    nextSeq = Math.floorMod(seq + 1, (long) NUMBERS);
    return content(message);
  }

  private Optional<Message> content(Message message) {
    var name = message.topic().device();
    return switch (message.topic().kind()) {
      case "DBIRTH" -> {
        devices.computeIfAbsent(name, _ -> new Device()).born(message);
        yield Optional.of(message);
      }
      case "DDEATH" -> {
        device(name).ifPresent(Device::died);
        yield Optional.of(message);
      }
      default -> data(name.isEmpty() ? Optional.of(node) : device(name), message);
    };
  }

  private Optional<Message> data(Optional<Device> from, Message message) {
    var named = from.filter(Device::alive).map(device -> device.take(message));
    if (named.isEmpty() || named.get().readings().size() < message.readings().size()) {
      missing = "data that no birth named";
    }
    return named;
  }

  /** The will of a connection that another has replaced says nothing of this one. */
  private Optional<Message> died(Message death) {
    if (!death.bdSeq().equals(bdSeq)) {
      return Optional.empty();
    }
    died("");
    return Optional.of(death);
  }

  private void died(String nowMissing) {
    node.died();
    devices.values().forEach(Device::died);
    missing = nowMissing;
  }
}
