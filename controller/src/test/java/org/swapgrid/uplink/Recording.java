package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.swapgrid.decision.Mode;
import org.swapgrid.uplink.Packet.Connect;
import org.swapgrid.uplink.Packet.Disconnect;
import org.swapgrid.uplink.Packet.Subscribe;
import org.swapgrid.uplink.sparkplug.Names;

/**
 * One conversation of a station with a server, packet by packet: established, reporting, born
 * again, its host gone and back, ended.
 *
 * @param packets of each connection
 * @param told what the station published on each
 * @param unasked how much of it before the host was online
 * @param diedEarly how many deaths an offline older than the last word brought about
 */
record Recording(List<List<Packet>> packets, Told told, int unasked, long diedEarly) {
  private static final long SINCE = 1_780_000_000_000L;

  /** Made once, when first asked for. */
  private static final class Once {
    static final Recording MADE = make();

    private static Recording make() {
      try {
        return record();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  static Recording once() {
    return Once.MADE;
  }

  static long bdSeq(Payload payload) {
    var metric = Told.metric(payload, Names.BD_SEQ);
    assertEquals(4, metric.getDatatype(), "Int64");
    assertTrue(metric.getLongValue() >= 0 && metric.getLongValue() <= 255);
    return metric.getLongValue();
  }

  Connect connect(int connection) {
    return assertInstanceOf(Connect.class, packets.get(connection).getFirst());
  }

  private static Recording record() throws IOException {
    try (var conversation = new Conversation();
        var stand = Stand.plain(List.of(conversation.rogue.server(false)), "VPP-N")) {
      stand.start();
      Witness.await("subscribed", () -> hears(conversation));
      conversation.state(false, SINCE - 9);
      conversation.command("spBv1.0/SWAP-N/NCMD/ST-TEST-1", rebirthAsked());
      Witness.await("an answered probe", () -> probes(conversation) > 0);
      int unasked = conversation.newest().size();
      conversation.state(true, SINCE);
      Witness.await("born", () -> conversation.count("DBIRTH") == 4);
      report(conversation, stand);
      long diedEarly = leave(conversation, stand);
      return new Recording(
          List.copyOf(conversation.connections),
          new Told(List.of(conversation.published(0), conversation.published(1))),
          unasked,
          diedEarly);
    }
  }

  private static boolean hears(Conversation conversation) {
    return !conversation.connections.isEmpty()
        && conversation.connections.getFirst().stream().anyMatch(Subscribe.class::isInstance);
  }

  private static long probes(Conversation conversation) {
    return conversation.connections.getFirst().stream()
        .filter(packet -> packet instanceof Packet.Other(var type) && type == 0xa0)
        .count();
  }

  private static Metric.Builder rebirthAsked() {
    return Metric.newBuilder().setName(Names.REBIRTH).setDatatype(11).setBooleanValue(true);
  }

  private static void report(Conversation conversation, Stand stand) throws IOException {
    boolean isLow = false;
    for (int i = 0; i < 60 && !isLow; i++) {
      isLow = stand.cycle(59).made().next().mode() instanceof Mode.Shedding;
    }
    Witness.await("node's data", () -> conversation.count("NDATA") > 0);
    Witness.await("devices' data", () -> conversation.count("DDATA") > 0);
    conversation.command("spBv1.0/SWAP-N/NCMD/ST-TEST-1", rebirthAsked());
    Witness.await("born again", () -> conversation.count("DBIRTH") == 8);
    var _ = stand.cycle(59.5);
    var _ = stand.cycle(List.of(), false);
    Witness.await("devices die", () -> conversation.count("DDEATH") == 2);
  }

  private static long leave(Conversation conversation, Stand stand) throws IOException {
    conversation.state(false, SINCE - 1);
    conversation.command("spBv1.0/SWAP-N/NCMD/ST-TEST-1", rebirthAsked());
    Witness.await("a birth behind the old word", () -> conversation.count("NBIRTH") == 3);
    long diedEarly = conversation.count("NDEATH");
    conversation.state(false, SINCE + 1);
    Witness.await("back", () -> conversation.connections.size() == 2);
    Witness.await("subscribed again", () -> conversation.connections.getLast().size() > 1);
    conversation.state(true, SINCE + 2);
    Witness.await("born once more", () -> conversation.count("DBIRTH") == 2);
    assertTrue(stand.uplink.stop(Duration.ofSeconds(5)));
    Witness.await("left", () -> conversation.connections.getLast().getLast() instanceof Disconnect);
    return diedEarly;
  }
}
