package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.swapgrid.uplink.Packet.Disconnect;
import org.swapgrid.uplink.Packet.Publish;
import org.swapgrid.uplink.Packet.Subscribe;

/**
 * Sparkplug 3.0's assertions about an edge node's session, each a test of its own named by its id,
 * held against the packets of one real conversation.
 */
final class ConformanceTest {
  private static final String NDEATH = "spBv1.0/SWAP-N/NDEATH/ST-TEST-1";

  private final Map<String, Executable> checks = new LinkedHashMap<>();
  private final Recording recording = Recording.once();
  private final Told told = recording.told();

  @TestFactory
  Stream<DynamicTest> assertionsOfSparkplug3() {
    connecting();
    leaving();
    rebirth();
    host();
    return checks.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), each.getValue()));
  }

  /** Some assertions stand in several chapters under several ids. */
  private void must(Executable check, String... ids) {
    for (var id : ids) {
      assertFalse(checks.containsKey("tck-id-" + id), id);
      checks.put("tck-id-" + id, check);
    }
  }

  private void connecting() {
    must(
        () -> assertTrue(recording.connect(0).clean()), "principles-persistence-clean-session-311");
    must(
        () -> assertTrue(recording.connect(0).hasWill()),
        "message-flow-edge-node-birth-publish-will-message",
        "payloads-ndeath-will-message");
    must(
        () -> assertEquals(NDEATH, recording.connect(0).frame().topic()),
        "message-flow-edge-node-birth-publish-will-message-topic",
        "topics-ndeath-topic");
    must(
        () -> assertEquals(1, recording.connect(0).will().getMetricsCount()),
        "message-flow-edge-node-birth-publish-will-message-payload",
        "topics-ndeath-payload");
    must(
        () ->
            assertEquals(
                Recording.bdSeq(recording.connect(0).will()) + 1,
                Recording.bdSeq(recording.connect(1).will())),
        "message-flow-edge-node-birth-publish-will-message-payload-bdSeq",
        "topics-nbirth-bdseq-increment");
    must(
        () -> assertEquals(1, recording.connect(0).frame().qos()),
        "message-flow-edge-node-birth-publish-will-message-qos",
        "payloads-ndeath-will-message-qos");
    must(
        () -> assertFalse(recording.connect(0).frame().retained()),
        "message-flow-edge-node-birth-publish-will-message-will-retained",
        "payloads-ndeath-will-message-retain");
    must(
        () -> assertFalse(recording.connect(0).will().hasSeq()),
        "topics-ndeath-seq",
        "payloads-ndeath-seq");
    var topics = "spBv1.0/SWAP-N/%s/ST-TEST-1";
    subscribed(topics.formatted("NCMD") + " 1", "message-flow-edge-node-ncmd-subscribe");
    subscribed(topics.formatted("DCMD") + "/+ 1", "message-flow-device-dcmd-subscribe");
    subscribed(
        "spBv1.0/STATE/VPP-N 1",
        "operational-behavior-primary-application-state-with-multiple-servers-state-subs");
    must(
        () -> assertInstanceOf(Subscribe.class, recording.packets().getFirst().get(1)),
        "message-flow-edge-node-birth-publish-connect");
  }

  private void subscribed(String filter, String id) {
    must(
        () -> {
          var asked = assertInstanceOf(Subscribe.class, recording.packets().getFirst().get(1));
          assertTrue(asked.filters().contains(filter), asked::toString);
        },
        id);
  }

  /** The last packets of a connection that was left in good order. */
  private void assertLeft(int connection) {
    var all = recording.packets().get(connection);
    assertInstanceOf(Disconnect.class, all.getLast());
    var death = assertInstanceOf(Publish.class, all.get(all.size() - 2));
    assertEquals(NDEATH, death.frame().topic());
    assertEquals(1, death.frame().qos());
    assertEquals(
        Recording.bdSeq(recording.connect(connection).will()), Recording.bdSeq(death.payload()));
  }

  private void leaving() {
    must(
        () -> assertLeft(1),
        "operational-behavior-edge-node-intentional-disconnect-ndeath",
        "operational-behavior-edge-node-intentional-disconnect-packet",
        "payloads-ndeath-will-message-publisher",
        "payloads-ndeath-will-message-publisher-disconnect-mqtt311");
    must(
        () -> {
          assertEquals(2, told.deaths().size());
          assertLeft(0);
          assertLeft(1);
        },
        "payloads-ndeath-bdseq");
    must(
        () -> {
          told.topic("DDEATH");
          told.numbersRunOn();
        },
        "operational-behavior-device-ddeath");
  }

  private void rebirth() {
    must(
        () -> assertEquals(4, told.births().size(), "asked for twice, connected twice"),
        "operational-behavior-data-commands-rebirth-action-2");
    must(
        () ->
            assertEquals(
                List.of(0L, 0L, 0L, 1L), told.births().stream().map(Recording::bdSeq).toList()),
        "operational-behavior-data-commands-rebirth-action-3");
  }

  private void host() {
    must(
        () -> assertEquals(0, recording.unasked(), "published before the host was online"),
        "message-flow-edge-node-birth-publish-phid-wait",
        "message-flow-edge-node-birth-publish-phid-wait-online",
        "operational-behavior-edge-node-birth-sequence-wait");
    must(
        () -> assertLeft(0),
        "message-flow-edge-node-birth-publish-phid-offline",
        "operational-behavior-edge-node-termination-host-offline");
    must(
        () -> assertEquals(2, recording.packets().size()),
        "operational-behavior-edge-node-termination-host-offline-reconnect");
    must(
        () -> assertEquals(0, recording.diedEarly(), "an older word ended the session"),
        "operational-behavior-edge-node-termination-host-offline-timestamp");
  }
}
