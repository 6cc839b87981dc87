package org.swapgrid.uplink.sparkplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.model.SparkplugBPayload;
import org.eclipse.tahu.model.MetricDataTypeMap;

/**
 * What a host of another make understands: Eclipse Tahu's own decoder, which learns each metric's
 * type from the births and cannot read data without them.
 */
public final class ForeignHost {
  /** One message as it understood it. */
  public record Read(String kind, String device, SparkplugBPayload payload) {
    /** The value of this metric, as Tahu's class for its type. */
    public Object value(String name) {
      return metric(name).getValue();
    }

    public org.eclipse.tahu.message.model.Metric metric(String name) {
      return payload.getMetrics().stream()
          .filter(metric -> metric.getName().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError(kind + ' ' + device + " without " + name));
    }

    public boolean has(String name) {
      return payload.getMetrics().stream().anyMatch(metric -> metric.getName().equals(name));
    }
  }

  public final List<Read> all = new ArrayList<>();
  private final SparkplugBPayloadDecoder decoder = new SparkplugBPayloadDecoder();
  private final Map<String, MetricDataTypeMap> types = new HashMap<>();

  /** Reads one message; what it cannot read is an error of the test. */
  public Read read(String topic, byte[] bytes) {
    var parts = topic.split("/", -1);
    var device = parts.length > 4 ? parts[4] : "";
    var known = types.computeIfAbsent(device, _ -> new MetricDataTypeMap());
    var read = new Read(parts[2], device, decode(topic, bytes, known));
    if (read.kind.endsWith("BIRTH")) {
      read.payload
          .getMetrics()
          .forEach(metric -> known.addMetricDataType(metric.getName(), metric.getDataType()));
    }
    all.add(read);
    return read;
  }

  private SparkplugBPayload decode(String topic, byte[] bytes, MetricDataTypeMap known) {
    try {
      return decoder.buildFromByteArray(bytes, known);
    } catch (Exception e) {
      // Tahu declares no narrower class.
      throw new AssertionError("not readable: " + topic, e);
    }
  }

  public List<Read> of(String kind, String device) {
    return all.stream()
        .filter(read -> read.kind.equals(kind) && read.device.equals(device))
        .toList();
  }
}
