package org.swapgrid.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;

/** An MQTT 3.1.1 packet as it came off the wire, with what it says. */
sealed interface Packet {
  /** What goes around a payload. */
  record Frame(String topic, int qos, boolean retained) {
    /** The third part of the topic. */
    String kind() {
      return topic.split("/", -1)[2];
    }
  }

  record Connect(boolean clean, boolean hasWill, Frame frame, Payload will) implements Packet {}

  /** Filters with the quality asked for. */
  record Subscribe(List<String> filters) implements Packet {}

  record Publish(Frame frame, Payload payload) implements Packet {}

  record Disconnect() implements Packet {}

  /** Heart-beats. */
  record Other(int type) implements Packet {}

  static Packet of(byte[] packet) {
    var body = ByteBuffer.wrap(packet, 1, packet.length - 1);
    return switch (packet[0] & 0xf0) {
      case 0x10 -> connect(body);
      case 0x30 -> publish(packet[0], body);
      case 0x80 -> subscribe(body);
      case 0xe0 -> new Disconnect();
      default -> new Other(packet[0] & 0xf0);
    };
  }

  private static Connect connect(ByteBuffer body) {
    var _ = text(body);
    var _ = body.get();
    int flags = body.get();
    var _ = body.getShort();
    var _ = text(body);
    var topic = text(body);
    var frame = new Frame(topic, (flags >> 3) & 3, (flags & 0x20) != 0);
    return new Connect((flags & 2) != 0, (flags & 4) != 0, frame, payload(bytes(body)));
  }

  private static Publish publish(int header, ByteBuffer body) {
    int qos = (header >> 1) & 3;
    var frame = new Frame(text(body), qos, (header & 1) != 0);
    if (qos > 0) {
      var _ = body.getShort();
    }
    var rest = new byte[body.remaining()];
    body.get(rest);
    return new Publish(frame, payload(rest));
  }

  private static Subscribe subscribe(ByteBuffer body) {
    var _ = body.getShort();
    var filters = new ArrayList<String>();
    while (body.hasRemaining()) {
      filters.add(text(body) + " " + body.get());
    }
    return new Subscribe(filters);
  }

  private static String text(ByteBuffer body) {
    return new String(bytes(body), UTF_8);
  }

  private static byte[] bytes(ByteBuffer body) {
    var bytes = new byte[Short.toUnsignedInt(body.getShort())];
    body.get(bytes);
    return bytes;
  }

  private static Payload payload(byte[] bytes) {
    try {
      return Payload.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("not Sparkplug's protobuf", e);
    }
  }
}
