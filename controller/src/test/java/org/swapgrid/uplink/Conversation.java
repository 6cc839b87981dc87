package org.swapgrid.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.swapgrid.uplink.Packet.Publish;
import org.swapgrid.uplink.mqtt.Rogue;
import org.swapgrid.uplink.mqtt.Rogue.Peer;

/** A server that answers well and writes down every packet of every connection. */
final class Conversation implements AutoCloseable {
  private static final String STATE = "spBv1.0/STATE/VPP-N";

  /** The packets of each connection, in their order. */
  final List<List<Packet>> connections = new CopyOnWriteArrayList<>();

  private final List<Peer> peers = new CopyOnWriteArrayList<>();
  final Rogue rogue;

  Conversation() throws IOException {
    rogue = new Rogue(this::converse);
  }

  private void converse(Peer peer) throws IOException {
    var packets = new CopyOnWriteArrayList<Packet>();
    connections.add(packets);
    peers.add(peer);
    byte[] packet;
    do {
      packet = peer.packet();
      packets.add(Packet.of(packet));
    } while (peer.answer(packet, 1));
  }

  /** What the station published on the newest connection. */
  List<Publish> newest() {
    return connections.isEmpty() ? List.of() : published(connections.size() - 1);
  }

  List<Publish> published(int connection) {
    var published = new ArrayList<Publish>();
    for (var packet : connections.get(connection)) {
      if (packet instanceof Publish publish) {
        published.add(publish);
      }
    }
    return published;
  }

  long count(String kind) {
    return newest().stream().filter(publish -> publish.frame().kind().equals(kind)).count();
  }

  void state(boolean online, long timestamp) throws IOException {
    var text = "{\"online\":" + online + ",\"timestamp\":" + timestamp + "}";
    send(STATE, text.getBytes(UTF_8), 1);
  }

  void command(String topic, Payload.Metric.Builder metric) throws IOException {
    var payload = Payload.newBuilder().setTimestamp(System.currentTimeMillis()).addMetrics(metric);
    send(topic, payload.build().toByteArray(), 0);
  }

  private void send(String topic, byte[] payload, int retained) throws IOException {
    var name = topic.getBytes(UTF_8);
    int length = 2 + name.length + payload.length;
    var out = new ByteArrayOutputStream();
    out.write(0x30 | retained);
    if (length > 0x7f) {
      out.write((length & 0x7f) | 0x80);
    }
    out.write(length > 0x7f ? length >> 7 : length);
    out.write(0);
    out.write(name.length);
    out.writeBytes(name);
    out.writeBytes(payload);
    var socket = peers.getLast().socket.getOutputStream();
    socket.write(out.toByteArray());
    socket.flush();
  }

  @Override
  public void close() throws IOException {
    rogue.close();
  }
}
