package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.swapgrid.uplink.Packet.Publish;

/** Everything one station published on all its connections, and what may be asked of it. */
record Told(List<List<Publish>> connections) {
  private List<Publish> of(String kind) {
    var found = new ArrayList<Publish>();
    connections.forEach(all -> all.stream().filter(p -> is(p, kind)).forEach(found::add));
    assertFalse(found.isEmpty(), "no " + kind);
    return found;
  }

  static boolean is(Publish publish, String kind) {
    return publish.frame().kind().equals(kind);
  }

  private void each(String kind, Consumer<Publish> check) {
    of(kind).forEach(check);
  }

  private void eachMetric(String kind, Consumer<Metric> check) {
    each(kind, publish -> publish.payload().getMetricsList().forEach(check));
  }

  void topic(String kind) {
    var node = "spBv1.0/SWAP-N/" + kind + "/ST-TEST-1";
    each(
        kind,
        publish -> {
          var topic = publish.frame().topic();
          boolean fits =
              kind.startsWith("N") ? topic.equals(node) : topic.matches(node + "/[^/+#]+");
          assertTrue(fits, topic);
        });
  }

  void quality(String kind) {
    each(kind, publish -> assertEquals(kind.equals("NDEATH") ? 1 : 0, publish.frame().qos()));
  }

  void notRetained(String kind) {
    each(kind, publish -> assertFalse(publish.frame().retained()));
  }

  void numbered(String kind) {
    each(kind, publish -> assertTrue(publish.payload().hasSeq()));
    numbersRunOn();
  }

  /** From 0 at each birth of the node, by one, modulo 256, over node and devices. */
  void numbersRunOn() {
    for (var all : connections) {
      long expected = 0;
      for (var publish : all) {
        if (is(publish, "NDEATH")) {
          assertFalse(publish.payload().hasSeq());
          continue;
        }
        expected = is(publish, "NBIRTH") ? 0 : expected;
        assertEquals(expected, publish.payload().getSeq(), publish.frame().topic());
        expected = (expected + 1) % 256;
      }
    }
  }

  /** Milliseconds since the epoch, in UTC: of this hour. */
  void stamped(String kind) {
    each(
        kind,
        publish -> {
          assertTrue(publish.payload().hasTimestamp());
          assertNow(publish.payload().getTimestamp());
        });
  }

  void metricsStamped(String kind) {
    eachMetric(
        kind,
        metric -> {
          assertTrue(metric.hasTimestamp(), metric.getName());
          assertNow(metric.getTimestamp());
        });
  }

  private static void assertNow(long millis) {
    assertTrue(Math.abs(millis - System.currentTimeMillis()) < 3_600_000, () -> "time " + millis);
  }

  /** A name, a known type, and a value or the word that there is none. */
  void metricsWhole(String kind) {
    eachMetric(
        kind,
        metric -> {
          assertFalse(metric.getName().isEmpty());
          assertTrue(metric.getDatatype() >= 1 && metric.getDatatype() <= 34, metric.getName());
          assertValued(metric);
        });
  }

  void metricsValued(String kind) {
    eachMetric(kind, Told::assertValued);
  }

  private static void assertValued(Metric metric) {
    boolean hasValue = metric.getValueCase() != Metric.ValueCase.VALUE_NOT_SET;
    assertTrue(hasValue != metric.getIsNull(), metric.getName());
  }

  void metricsUntyped(String kind) {
    eachMetric(kind, metric -> assertFalse(metric.hasDatatype(), metric.getName()));
  }

  void metricsNamedWithoutAlias(String kind) {
    eachMetric(kind, metric -> assertTrue(metric.hasName() && !metric.hasAlias()));
  }

  void propertiesFit(String kind) {
    eachMetric(
        kind,
        metric -> {
          var set = metric.getProperties();
          assertEquals(set.getKeysCount(), set.getValuesCount(), metric.getName());
          set.getValuesList().forEach(v -> assertTrue(v.getType() == 10 || v.getType() == 12));
        });
  }

  /** Nothing is ever sent of a place that its birth did not announce. */
  void announced(String data, String birth) {
    for (var all : connections) {
      Set<String> known = new HashSet<>();
      for (var publish : all) {
        if (is(publish, "NBIRTH")) {
          known.clear();
        }
        var place = publish.frame().topic().replaceFirst("[ND](BIRTH|DATA)", "") + ' ';
        for (var metric : publish.payload().getMetricsList()) {
          if (is(publish, birth)) {
            known.add(place + metric.getName());
          } else if (is(publish, data)) {
            assertTrue(known.contains(place + metric.getName()), place + metric.getName());
          }
        }
      }
    }
    assertFalse(of(data).isEmpty());
  }

  /** Each birth of the node is followed by those of its devices, and then only by the rest. */
  void birthsFirst() {
    for (var all : connections) {
      assertTrue(is(all.getFirst(), "NBIRTH"), all.getFirst().frame().topic());
      for (int i = 0; i < all.size(); i++) {
        if (is(all.get(i), "NBIRTH")) {
          assertTrue(is(all.get(i + 1), "DBIRTH"));
        }
      }
    }
  }

  List<Payload> births() {
    return of("NBIRTH").stream().map(Publish::payload).toList();
  }

  List<Payload> deaths() {
    return of("NDEATH").stream().map(Publish::payload).toList();
  }

  static Metric metric(Payload payload, String name) {
    return payload.getMetricsList().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }
}
