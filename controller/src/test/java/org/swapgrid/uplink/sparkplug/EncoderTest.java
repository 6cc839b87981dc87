package org.swapgrid.uplink.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.swapgrid.uplink.sparkplug.Definition.About;
import org.swapgrid.uplink.sparkplug.Definition.Range;
import org.swapgrid.uplink.sparkplug.Definition.Rule;
import org.swapgrid.uplink.sparkplug.Outgoing.Body;
import org.swapgrid.uplink.sparkplug.Outgoing.Kind;

/** The bytes, read back with the specification's own message class. */
final class EncoderTest {
  private static final Instant AT = Instant.parse("2026-04-03T00:00:00.123Z");
  private static final About KILOWATTS = new About("kW", new Range(-15, 15), "Drawn power");

  private static Metric metric(String name, DataType type, @Nullable Value value) {
    var about = type == DataType.DOUBLE ? KILOWATTS : new About(null, null, "words");
    return new Metric(new Definition(name, type, about, Rule.EVERY_CHANGE), value, AT);
  }

  private static List<Metric> oneOfEach() {
    return List.of(
        metric("i", DataType.INT32, new Value.Whole(-7)),
        metric("l", DataType.INT64, new Value.Whole(Long.MIN_VALUE)),
        metric("d", DataType.DOUBLE, new Value.Real(-1.5)),
        metric("b", DataType.BOOLEAN, new Value.Truth(false)),
        metric("s", DataType.STRING, new Value.Words("Ümlaut")),
        metric("t", DataType.DATE_TIME, new Value.Moment(AT.plusNanos(4_567))),
        metric("n", DataType.DOUBLE, null));
  }

  private static Payload read(Kind kind, int seq, Body body) {
    try {
      return Payload.parseFrom(Encoder.encode(new Outgoing(kind, "D", seq, AT, body)));
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-value, tck-id-payloads-metric-datatype-req")
  void everyTypeTravelsInTheFieldTheSpecificationNames() {
    var metrics = read(Kind.DBIRTH, 1, Body.live(oneOfEach())).getMetricsList();

    assertEquals(
        List.of(3, 4, 10, 11, 12, 13, 10), metrics.stream().map(m -> m.getDatatype()).toList());
    assertEquals(-7, metrics.get(0).getIntValue());
    assertEquals(Long.MIN_VALUE, metrics.get(1).getLongValue());
    assertEquals(-1.5, metrics.get(2).getDoubleValue());
    assertTrue(metrics.get(3).hasBooleanValue());
    assertEquals("Ümlaut", metrics.get(4).getStringValue());
    assertEquals(AT.toEpochMilli(), metrics.get(5).getLongValue());
  }

  @Test
  @DisplayName(
      "tck-id-payloads-propertyset-quality-value-type,"
          + " tck-id-payloads-propertyset-quality-value-value")
  void whatIsNotKnownIsNullAndBadNeverANumber() {
    var unknown = read(Kind.DDATA, 1, Body.live(oneOfEach())).getMetricsList().getLast();

    assertTrue(unknown.getIsNull());
    assertEquals(Payload.Metric.ValueCase.VALUE_NOT_SET, unknown.getValueCase());
    var quality = unknown.getProperties().getValues(0);
    assertEquals("Quality", unknown.getProperties().getKeys(0));
    assertEquals(3, quality.getType(), "tck-id-payloads-propertyset-quality-value-type");
    assertEquals(0, quality.getIntValue(), "tck-id-payloads-propertyset-quality-value-value");
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-not-req, tck-id-payloads-name-requirement")
  void dataNamesTheMetricAndItsTimeButNotItsType() {
    for (var metric : read(Kind.DDATA, 9, Body.live(oneOfEach())).getMetricsList()) {
      assertFalse(metric.hasDatatype());
      assertFalse(metric.getName().isEmpty());
      assertEquals(AT.toEpochMilli(), metric.getTimestamp());
      assertFalse(metric.hasIsHistorical());
    }
  }

  @Test
  @DisplayName(
      "tck-id-payloads-propertyset-keys-array-size, tck-id-payloads-metric-propertyvalue-type-req")
  void aBirthTellsUnitRangeAndMeaning() {
    var drawn = read(Kind.DBIRTH, 1, Body.live(oneOfEach())).getMetrics(2).getProperties();

    assertEquals(
        List.of("engUnit", "engLow", "engHigh", "documentation"),
        new ArrayList<>(drawn.getKeysList()));
    assertEquals(4, drawn.getValuesCount());
    assertEquals(
        List.of(12, 10, 10, 12), drawn.getValuesList().stream().map(v -> v.getType()).toList());
    assertEquals("kW", drawn.getValues(0).getStringValue());
    assertEquals(-15, drawn.getValues(1).getDoubleValue());
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-seq, tck-id-topics-ndeath-payload")
  void aNodesDeathHasNoSequenceNumberButATypedBdSeq() {
    var bdSeq = metric(Names.BD_SEQ, DataType.INT64, new Value.Whole(255));
    var death = read(Kind.NDEATH, Outgoing.NO_SEQ, Body.live(List.of(bdSeq)));

    assertFalse(death.hasSeq());
    assertEquals(1, death.getMetricsCount());
    assertEquals(4, death.getMetrics(0).getDatatype());
    assertEquals(255, death.getMetrics(0).getLongValue());
  }

  @Test
  @DisplayName("tck-id-payloads-timestamp-in-UTC, tck-id-payloads-sequence-num-always-included")
  void aMessageHasItsTimeInMillisecondsAndItsNumber() {
    var payload = read(Kind.NDATA, 200, new Body(oneOfEach(), true));

    assertEquals(AT.toEpochMilli(), payload.getTimestamp());
    assertEquals(200, payload.getSeq());
    assertTrue(payload.getMetricsList().stream().allMatch(Payload.Metric::getIsHistorical));
  }

  @Test
  void aValueOfTheWrongTypeIsABug() {
    var _ = assertThrows(IllegalArgumentException.class, () -> new Value.Real(Double.NaN));
    var _ =
        assertThrows(
            IllegalArgumentException.class,
            () -> metric("i", DataType.INT32, new Value.Whole(1L << 31)));
    var _ =
        assertThrows(
            IllegalArgumentException.class,
            () -> metric("s", DataType.STRING, new Value.Truth(true)));
  }

  @Test
  @DisplayName(
      "tck-id-topic-structure,"
          + " tck-id-topic-structure-namespace-a,"
          + " tck-id-topic-structure-namespace-valid-group-id,"
          + " tck-id-topic-structure-namespace-valid-edge-node-id,"
          + " tck-id-topic-structure-namespace-device-id-associated-message-types,"
          + " tck-id-intro-group-id-string,"
          + " tck-id-intro-group-id-chars,"
          + " tck-id-intro-edge-node-id-string,"
          + " tck-id-intro-edge-node-id-chars")
  void aReservedCharacterInAnIdIsRefused() {
    for (var bad : List.of("", " ", "a+b", "a/b", "a#b", "a\nb")) {
      var _ = assertThrows(IllegalArgumentException.class, () -> new Topics("G", bad, ""));
      var _ = assertThrows(IllegalArgumentException.class, () -> new Topics(bad, "ST-1", ""));
    }
    var topics = new Topics("SWAP-N", "ST-1", "VPP-N");
    assertEquals("spBv1.0/SWAP-N/NBIRTH/ST-1", topics.of(Kind.NBIRTH, ""));
    assertEquals("spBv1.0/SWAP-N/DDATA/ST-1/DISPATCH", topics.of(Kind.DDATA, "DISPATCH"));
    assertEquals(
        List.of("spBv1.0/STATE/VPP-N", "spBv1.0/SWAP-N/NCMD/ST-1", "spBv1.0/SWAP-N/DCMD/ST-1/+"),
        topics.subscriptions());
  }
}
