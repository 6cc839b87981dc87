package org.swapgrid.sim.aggregator;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/** Sparkplug B's protobuf, to and from what the aggregator works with. */
final class Payloads {
  private static final int MOST_BYTES = 4 << 20;

  private Payloads() {}

  /** Nothing when the bytes are not a payload, or too many. */
  static Optional<Message> read(Topic topic, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      var payload = Payload.parseFrom(bytes);
      var seq = payload.hasSeq() ? OptionalLong.of(payload.getSeq()) : OptionalLong.empty();
      var readings = payload.getMetricsList().stream().map(Payloads::reading).toList();
      return Optional.of(new Message(topic, seq, readings));
    } catch (InvalidProtocolBufferException broken) {
      return Optional.empty();
    }
  }

  /** A command that asks a node to send its births again. */
  static byte[] rebirth(long nowMillis) {
    var metric =
        metric("Node Control/Rebirth", nowMillis, DataType.Boolean).setBooleanValue(true).build();
    return command(nowMillis, List.of(metric)).toByteArray();
  }

  /** A command of one text. */
  static byte[] text(long nowMillis, String name, String value) {
    var metric = metric(name, nowMillis, DataType.String).setStringValue(value).build();
    return command(nowMillis, List.of(metric)).toByteArray();
  }

  static Metric.Builder metric(String name, long nowMillis, DataType type) {
    return Metric.newBuilder().setName(name).setTimestamp(nowMillis).setDatatype(type.getNumber());
  }

  static Payload command(long nowMillis, List<Metric> metrics) {
    return Payload.newBuilder().setTimestamp(nowMillis).addAllMetrics(metrics).build();
  }

  private static Reading reading(Metric metric) {
    return new Reading(
        metric.getName(),
        metric.hasAlias() ? OptionalLong.of(metric.getAlias()) : OptionalLong.empty(),
        metric.getIsNull() ? JsonNull.INSTANCE : value(metric),
        metric.hasTimestamp() ? OptionalLong.of(metric.getTimestamp()) : OptionalLong.empty(),
        metric.getIsHistorical());
  }

  private static JsonElement value(Metric metric) {
    return switch (metric.getValueCase()) {
      case INT_VALUE -> new JsonPrimitive(signed(metric));
      case LONG_VALUE -> new JsonPrimitive(metric.getLongValue());
      case FLOAT_VALUE -> number(metric.getFloatValue());
      case DOUBLE_VALUE -> number(metric.getDoubleValue());
      case BOOLEAN_VALUE -> new JsonPrimitive(metric.getBooleanValue());
      case STRING_VALUE -> new JsonPrimitive(metric.getStringValue());
      case BYTES_VALUE ->
          new JsonPrimitive(HexFormat.of().formatHex(metric.getBytesValue().toByteArray()));
      case DATASET_VALUE, TEMPLATE_VALUE, EXTENSION_VALUE, VALUE_NOT_SET -> JsonNull.INSTANCE;
    };
  }

  /** Data names no datatype; 32 bits are read as signed, since this namespace has no UInt32. */
  private static long signed(Metric metric) {
    var unsigned = Integer.toUnsignedLong(metric.getIntValue());
    return metric.getDatatype() == DataType.UInt32.getNumber() ? unsigned : (int) unsigned;
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
