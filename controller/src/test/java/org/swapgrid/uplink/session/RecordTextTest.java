package org.swapgrid.uplink.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.loop.Outbox;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;
import org.swapgrid.uplink.sparkplug.DataType;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Definition.About;
import org.swapgrid.uplink.sparkplug.Definition.Rule;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Value;

/** Records keep their values through the outbox, and an event finds its device. */
final class RecordTextTest {
  private static final Instant AT = Instant.parse("2026-04-03T00:00:00.125Z");

  private static Metric metric(String name, DataType type, @Nullable Value value) {
    var definition = new Definition(name, type, new About(null, null, ""), Rule.EVERY_CHANGE);
    return new Metric(definition, value, AT);
  }

  private static final Part ALL =
      new Part(
          "ALL",
          List.of(
              metric("i", DataType.INT32, new Value.Whole(-7)),
              metric("l", DataType.INT64, new Value.Whole(Long.MAX_VALUE)),
              metric("d", DataType.DOUBLE, new Value.Real(0.1)),
              metric("b", DataType.BOOLEAN, new Value.Truth(true)),
              metric("s", DataType.STRING, new Value.Words("\"Ümlaut\"\n")),
              metric("t", DataType.DATE_TIME, new Value.Moment(AT)),
              metric("n", DataType.DOUBLE, null)));
  private static final Part SERVICE =
      new Part("SERVICE-a", List.of(metric("Event/Record", DataType.STRING, null)));
  private static final Image IMAGE =
      new Image(new Part(Part.NODE, ALL.metrics()), List.of(ALL, SERVICE));

  private static Part read(String body) {
    return RecordText.read(new Entry(1, Priority.EVENT, "event", AT, body), IMAGE);
  }

  @Test
  void everyTypeKeepsItsValue() {
    assertEquals(ALL, read(RecordText.write(Voice.unnumbered(ALL, ALL.metrics(), AT))));
    var node = IMAGE.node();
    assertEquals(node, read(RecordText.write(Voice.unnumbered(node, node.metrics(), AT))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"service\":\"a\",\"seq\":1}",
        "{\"service\":\"gone\",\"seq\":1}",
        "{\"seq\":1}",
        "{\"metrics\":3}"
      })
  void anEventIsToldByItsServiceOrByAnyThatCan(String body) {
    var told = read(body);
    assertEquals("SERVICE-a", told.device());
    var words = assertInstanceOf(Value.Words.class, told.metrics().getFirst().value());
    assertTrue(words.text().endsWith(body.substring(1)), words.text());
  }

  @Test
  void theHostIsToldTheRunAndTheNumberItKnowsARecordBy() {
    var entry = new Entry(7L << 32 | 5, Priority.EVENT, "event", AT, "{\"service\":\"a\"}");
    var told = RecordText.read(entry, IMAGE).metrics().getFirst().value();
    assertEquals(new Value.Words("{\"boot\":7,\"sequence\":5,\"service\":\"a\"}"), told);
    assertEquals(OptionalLong.of(entry.id()), Outbox.idOf("7:5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "7", "7:", ":5", "7:x", "-1:5", "7:-5", "7:4294967296", "a:b"})
  void aNameOfNoRecordIsNone(String key) {
    assertEquals(OptionalLong.empty(), Outbox.idOf(key));
  }

  @Test
  void anEventNobodyCanTellIsLeftUnsaid() {
    var mute = new Image(new Part(Part.NODE, List.of()), List.of(ALL));
    var entry = new Entry(1, Priority.EVENT, "event", AT, "{\"service\":\"a\"}");
    assertEquals(List.of(), RecordText.read(entry, mute).metrics());
  }
}
