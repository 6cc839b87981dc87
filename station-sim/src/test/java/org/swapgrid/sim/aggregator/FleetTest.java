package org.swapgrid.sim.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Sessions of stations as Sparkplug 3.0 numbers them. */
final class FleetTest {
  private static final String EDGE = "ST-a1";

  private final Fleet fleet = new Fleet();

  private static Moment at(long seconds) {
    return new Moment(Duration.ofSeconds(seconds), Instant.ofEpochSecond(1_712_131_080 + seconds));
  }

  private static Reading reading(String name, long value, boolean historical) {
    return new Reading(
        name, OptionalLong.empty(), new JsonPrimitive(value), OptionalLong.empty(), historical);
  }

  private boolean take(String kind, String device, long seq, Reading... readings) {
    var topic = new Topic("G", kind, EDGE, device);
    var number = kind.equals("NDEATH") ? OptionalLong.empty() : OptionalLong.of(seq);
    return fleet.take(new Message(topic, number, List.of(readings)), at(0)).isPresent();
  }

  private EdgeNode node() {
    return fleet.node(EDGE).orElseThrow();
  }

  private void born(long bdSeq) {
    assertTrue(take("NBIRTH", "", 0, reading("bdSeq", bdSeq, false), reading("x", 1, false)));
  }

  @Test
  void numbersWrapAt256WithoutAGap() {
    born(1);
    for (var seq = 1; seq < 600; seq++) {
      assertTrue(take("NDATA", "", seq % 256, reading("x", seq, false)));
    }
    assertEquals(0, node().gaps());
    assertEquals(List.of(), fleet.rebirthsDue(at(1)));
  }

  @Test
  void aGapAsksForTheBirthsOnceInFiveSecondsUntilTheyCome() {
    born(1);
    assertTrue(take("NDATA", "", 2, reading("x", 5, false)));
    assertEquals(List.of(EDGE), fleet.rebirthsDue(at(1)));
    assertEquals(List.of(), fleet.rebirthsDue(at(5)));
    assertEquals(List.of(EDGE), fleet.rebirthsDue(at(6)));
    born(1);
    assertEquals(List.of(), fleet.rebirthsDue(at(20)));
  }

  @Test
  void dataWithoutABirthIsNotBelieved() {
    assertFalse(take("NDATA", "", 7, reading("x", 5, false)));
    assertFalse(node().online());
    assertEquals(List.of(EDGE), fleet.rebirthsDue(at(1)));
  }

  @Test
  void historyIsNumberedAndChangesNothingPresent() {
    born(1);
    assertTrue(take("NDATA", "", 1, reading("x", 99, true)));
    assertEquals(1, node().node().value("x").getAsLong());
    assertTrue(take("NDATA", "", 2, reading("x", 2, false)));
    assertEquals(2, node().node().value("x").getAsLong());
    assertEquals(0, node().gaps());
  }

  @Test
  void theWillOfAnEarlierConnectionEndsNothing() {
    born(1);
    born(2);
    assertFalse(take("NDEATH", "", 0, reading("bdSeq", 1, false)));
    assertTrue(node().online());
    assertTrue(take("NDEATH", "", 0, reading("bdSeq", 2, false)));
    assertFalse(node().online());
  }

  @Test
  void aStationThatSaidGoodbyeIsNotAskedForBirths() {
    born(1);
    assertTrue(take("NDEATH", "", 0, reading("bdSeq", 1, false)));
    assertEquals(List.of(), fleet.rebirthsDue(at(60)));
  }

  @Test
  void metricsSentByAliasAreKnownByTheirBirth() {
    var alias =
        new Reading("x", OptionalLong.of(7), new JsonPrimitive(1), OptionalLong.empty(), false);
    assertTrue(take("NBIRTH", "", 0, alias));
    var short1 =
        new Reading("", OptionalLong.of(7), new JsonPrimitive(3), OptionalLong.empty(), false);
    assertTrue(take("NDATA", "", 1, short1));
    assertEquals(3, node().node().value("x").getAsLong());
  }

  @Test
  void aHostThatWasAwayKnowsNothingUntilTheBirths() {
    born(1);
    fleet.forget();
    assertFalse(node().online());
    assertEquals(List.of(EDGE), fleet.rebirthsDue(at(1)));
  }

  @Test
  void aNodesBirthEndsItsDevices() {
    born(1);
    assertTrue(take("DBIRTH", "D", 1, reading("y", 1, false)));
    assertTrue(node().device("D").orElseThrow().alive());
    born(1);
    assertFalse(node().device("D").orElseThrow().alive());
  }
}
