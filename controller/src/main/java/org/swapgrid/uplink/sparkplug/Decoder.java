package org.swapgrid.uplink.sparkplug;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.jspecify.annotations.Nullable;

/** Reads what the primary host and the aggregator send. Never throws, whatever the bytes. */
public final class Decoder {
  /** An order is about 600 bytes; more than this is none. */
  public static final int MOST_BYTES = 16_384;

  public static final int MOST_ORDER = 8_192;
  private static final int MOST_METRICS = 16;

  /** A payload, a metric, its properties, a property: nothing of ours is deeper. */
  private static final int MOST_DEPTH = 6;

  private final Topics topics;

  public Decoder(Topics topics) {
    this.topics = topics;
  }

  /** What this message means; a command's metrics one by one, in their order. */
  public List<Inbound> read(Arrival arrival) {
    if (arrival.payload().length > MOST_BYTES) {
      return refused(Refusal.TOO_LARGE, arrival.payload().length + " bytes");
    }
    if (topics.hasHost() && arrival.topic().equals(topics.state())) {
      return List.of(StateText.read(arrival.payload()));
    }
    var device = device(arrival.topic());
    if (device == null) {
      return refused(Refusal.TOPIC, arrival.topic());
    }
    if (arrival.retained()) {
      return refused(Refusal.RETAINED, arrival.topic());
    }
    return commands(device, arrival.payload());
  }

  /** Empty for the node, null for a topic that is none of ours. */
  private @Nullable String device(String topic) {
    if (topic.equals(topics.nodeCommand())) {
      return Part.NODE;
    }
    var prefix = topics.deviceCommands();
    return topic.startsWith(prefix) && topic.length() > prefix.length()
        ? topic.substring(prefix.length())
        : null;
  }

  private static List<Inbound> commands(String device, byte[] bytes) {
    Payload payload;
    try {
      payload = parse(bytes);
    } catch (IOException e) {
      return refused(Refusal.MALFORMED, String.valueOf(e.getMessage()));
    }
    if (payload.hasTimestamp() && !Times.isPlausible(payload.getTimestamp())) {
      return refused(Refusal.TIMESTAMP, Long.toUnsignedString(payload.getTimestamp()));
    }
    int count = payload.getMetricsCount();
    if (count == 0) {
      return refused(Refusal.NO_EFFECT, "no metric");
    }
    if (count > MOST_METRICS) {
      return refused(Refusal.TOO_MANY, count + " metrics");
    }
    var meanings = new ArrayList<Inbound>(count);
    for (var metric : payload.getMetricsList()) {
      meanings.add(meaning(device, metric));
    }
    return meanings;
  }

  private static Payload parse(byte[] bytes) throws IOException {
    var stream = CodedInputStream.newInstance(bytes);
    var _ = stream.setRecursionLimit(MOST_DEPTH);
    var _ = stream.setSizeLimit(MOST_BYTES);
    var payload = Payload.parseFrom(stream);
    if (!stream.isAtEnd()) {
      throw new InvalidProtocolBufferException("bytes behind the payload");
    }
    return payload;
  }

  private static Inbound meaning(String device, Payload.Metric metric) {
    if (metric.hasTimestamp() && !Times.isPlausible(metric.getTimestamp())) {
      return refuse(Refusal.TIMESTAMP, Long.toUnsignedString(metric.getTimestamp()));
    }
    if (isNoNumber(metric)) {
      return refuse(Refusal.NOT_A_NUMBER, metric.getName());
    }
    var name = metric.getName();
    if (device.isEmpty() && name.equals(Names.REBIRTH)) {
      return rebirth(metric);
    }
    if (device.equals(Names.DISPATCH) && name.equals(Names.ORDER)) {
      return order(metric);
    }
    return refuse(Refusal.UNKNOWN_METRIC, device + ' ' + name);
  }

  private static boolean isNoNumber(Payload.Metric metric) {
    return switch (metric.getValueCase()) {
      case DOUBLE_VALUE -> !Double.isFinite(metric.getDoubleValue());
      case FLOAT_VALUE -> !Float.isFinite(metric.getFloatValue());
      default -> false;
    };
  }

  private static Inbound rebirth(Payload.Metric metric) {
    if (!metric.hasBooleanValue() || isOtherThan(DataType.Boolean_VALUE, metric)) {
      return refuse(Refusal.WRONG_TYPE, Names.REBIRTH);
    }
    return metric.getBooleanValue()
        ? new Inbound.Rebirth()
        : refuse(Refusal.NO_EFFECT, Names.REBIRTH + " false");
  }

  private static Inbound order(Payload.Metric metric) {
    if (!metric.hasStringValue() || isOtherThan(DataType.String_VALUE, metric)) {
      return refuse(Refusal.WRONG_TYPE, Names.ORDER);
    }
    var jws = metric.getStringValue();
    if (jws.length() > MOST_ORDER) {
      return refuse(Refusal.TOO_LARGE, jws.length() + " characters");
    }
    boolean isPrintable = !jws.isEmpty() && jws.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return isPrintable ? new Inbound.Order(jws) : refuse(Refusal.MALFORMED, Names.ORDER);
  }

  /** A command need not name its type, but must not lie about it; null is no value. */
  private static boolean isOtherThan(int type, Payload.Metric metric) {
    return metric.getIsNull() || (metric.hasDatatype() && metric.getDatatype() != type);
  }

  private static List<Inbound> refused(Refusal reason, String detail) {
    return List.of(refuse(reason, detail));
  }

  static Inbound refuse(Refusal reason, String detail) {
    return new Inbound.Refused(reason, Times.printable(detail));
  }
}
