package org.swapgrid.uplink.sparkplug;

import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.jspecify.annotations.Nullable;
import org.swapgrid.uplink.sparkplug.Definition.About;

/** Writes payloads. */
public final class Encoder {
  private Encoder() {}

  public static byte[] encode(Outgoing message) {
    var payload = Payload.newBuilder().setTimestamp(message.at().toEpochMilli());
    if (message.seq() != Outgoing.NO_SEQ) {
      payload.setSeq(message.seq());
    }
    for (var metric : message.metrics().list()) {
      payload.addMetrics(metric(metric, message));
    }
    return payload.build().toByteArray();
  }

  private static Payload.Metric.Builder metric(Metric metric, Outgoing message) {
    var definition = metric.definition();
    var built =
        Payload.Metric.newBuilder()
            .setName(definition.name())
            .setTimestamp(metric.at().toEpochMilli());
    if (message.kind().describes()) {
      built.setDatatype(definition.type().code());
    }
    if (message.metrics().historical()) {
      built.setIsHistorical(true);
    }
    var properties = properties(metric, message);
    if (properties.getKeysCount() > 0) {
      built.setProperties(properties);
    }
    put(built, definition, metric.value());
    return built;
  }

  private static void put(
      Payload.Metric.Builder built, Definition definition, @Nullable Value value) {
    switch (value) {
      case null -> built.setIsNull(true);
      case Value.Whole(var number) when definition.type().code() == DataType.Int32_VALUE ->
          built.setIntValue((int) number);
      case Value.Whole(var number) -> built.setLongValue(number);
      case Value.Real(var number) -> built.setDoubleValue(number);
      case Value.Truth(var holds) -> built.setBooleanValue(holds);
      case Value.Words(var text) -> built.setStringValue(text);
      case Value.Moment(var at) -> built.setLongValue(at.toEpochMilli());
    }
  }

  /** A value that is missing is bad; one that stands needs no word, good is what is assumed. */
  private static Payload.PropertySet.Builder properties(Metric metric, Outgoing message) {
    var set = Payload.PropertySet.newBuilder();
    if (message.kind().describes() && message.seq() != Outgoing.NO_SEQ) {
      describe(set, metric.definition().about());
    }
    if (metric.value() == null && metric.definition().about().unit() != null) {
      set.addKeys("Quality")
          .addValues(
              Payload.PropertyValue.newBuilder()
                  .setType(DataType.Int32_VALUE)
                  .setIntValue(Quality.BAD.code()));
    }
    return set;
  }

  private static void describe(Payload.PropertySet.Builder set, About about) {
    if (about.unit() != null) {
      set.addKeys("engUnit").addValues(text(about.unit()));
    }
    var range = about.range();
    if (range != null) {
      set.addKeys("engLow").addValues(number(range.low()));
      set.addKeys("engHigh").addValues(number(range.high()));
    }
    if (!about.words().isEmpty()) {
      set.addKeys("documentation").addValues(text(about.words()));
    }
  }

  private static Payload.PropertyValue.Builder text(String words) {
    return Payload.PropertyValue.newBuilder().setType(DataType.String_VALUE).setStringValue(words);
  }

  private static Payload.PropertyValue.Builder number(double number) {
    return Payload.PropertyValue.newBuilder().setType(DataType.Double_VALUE).setDoubleValue(number);
  }
}
