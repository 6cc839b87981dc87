package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Sparkplug 3.0's assertions about what an edge node publishes, each a test of its own named by its
 * id, held against the packets of one real conversation.
 */
final class MessageConformanceTest {
  private final Map<String, Executable> checks = new LinkedHashMap<>();
  private final Told told = Recording.once().told();

  @TestFactory
  Stream<DynamicTest> assertionsOfSparkplug3() {
    nodeBirth();
    deviceBirth();
    data();
    deviceDeath();
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

  private void common(String kind, String lower) {
    must(() -> told.topic(kind), "topics-" + lower + "-topic");
    must(() -> told.stamped(kind), "payloads-" + lower + "-timestamp");
    if (!kind.endsWith("DEATH")) {
      must(() -> told.stamped(kind), "topics-" + lower + "-timestamp");
      must(() -> told.quality(kind), "payloads-" + lower + "-qos");
      must(() -> told.notRetained(kind), "payloads-" + lower + "-retain");
    }
    must(
        () -> {
          told.quality(kind);
          told.notRetained(kind);
        },
        "topics-" + lower + "-mqtt");
    must(() -> told.numbered(kind), "payloads-" + lower + "-seq");
  }

  private void nodeBirth() {
    var flow = "message-flow-edge-node-birth-publish-nbirth-";
    common("NBIRTH", "nbirth");
    must(() -> told.topic("NBIRTH"), flow + "topic");
    must(() -> assertFalse(told.births().isEmpty()), flow + "payload");
    must(() -> told.quality("NBIRTH"), flow + "qos");
    must(() -> told.notRetained("NBIRTH"), flow + "retained");
    must(
        () -> told.births().forEach(birth -> assertEquals(0, birth.getSeq())),
        flow + "payload-seq",
        "topics-nbirth-seq-num",
        "payloads-sequence-num-zero-nbirth");
    must(
        () ->
            assertEquals(
                Recording.bdSeq(Recording.once().connect(0).will()),
                Recording.bdSeq(told.births().getFirst())),
        flow + "payload-bdSeq",
        "topics-nbirth-bdseq-included",
        "topics-nbirth-bdseq-matching",
        "payloads-nbirth-bdseq",
        "payloads-nbirth-bdseq-repeat");
    must(
        () -> {
          var metric = Told.metric(told.births().getFirst(), "Node Control/Rebirth");
          assertEquals(11, metric.getDatatype());
          assertTrue(metric.hasBooleanValue() && !metric.getBooleanValue());
          assertFalse(metric.hasAlias());
        },
        "topics-nbirth-rebirth-metric",
        "payloads-nbirth-rebirth-req",
        "operational-behavior-data-commands-rebirth-name",
        "operational-behavior-data-commands-rebirth-name-aliases",
        "operational-behavior-data-commands-rebirth-datatype",
        "operational-behavior-data-commands-rebirth-value");
    must(() -> told.birthsFirst(), "principles-birth-certificates-order");
    described("NBIRTH", "NDATA", "nbirth");
  }

  private void described(String birth, String data, String lower) {
    must(() -> told.metricsWhole(birth), "topics-" + lower + "-metrics");
    must(
        () -> told.announced(data, birth),
        "topics-" + lower + "-metric-reqs",
        "operational-behavior-data-publish-" + lower);
    must(() -> told.metricsValued(birth), "operational-behavior-data-publish-" + lower + "-values");
  }

  private void deviceBirth() {
    var flow = "message-flow-device-birth-publish-";
    common("DBIRTH", "dbirth");
    must(() -> told.topic("DBIRTH"), flow + "dbirth-topic", flow + "dbirth-match-edge-node-topic");
    must(() -> told.metricsWhole("DBIRTH"), flow + "dbirth-payload");
    must(() -> told.quality("DBIRTH"), flow + "dbirth-qos");
    must(() -> told.notRetained("DBIRTH"), flow + "dbirth-retained");
    must(
        () -> told.numbersRunOn(),
        flow + "dbirth-payload-seq",
        "topics-dbirth-seq",
        "payloads-dbirth-seq-inc");
    must(() -> told.birthsFirst(), flow + "nbirth-wait", "payloads-dbirth-order");
    described("DBIRTH", "DDATA", "dbirth");
  }

  private void data() {
    common("NDATA", "ndata");
    common("DDATA", "ddata");
    must(
        () -> told.numbersRunOn(),
        "topics-ndata-seq-num",
        "topics-ddata-seq-num",
        "payloads-ndata-seq-inc",
        "payloads-ddata-seq-inc",
        "payloads-sequence-num-always-included",
        "payloads-sequence-num-incrementing");
    must(() -> told.birthsFirst(), "payloads-ndata-order", "payloads-ddata-order");
    must(() -> told.metricsValued("NDATA"), "topics-ndata-payload");
    must(() -> told.metricsValued("DDATA"), "topics-ddata-payload");
    must(() -> told.stamped("DDATA"), "payloads-timestamp-in-UTC");
    must(
        () -> List.of("NBIRTH", "DBIRTH", "NDATA", "DDATA").forEach(told::metricsStamped),
        "payloads-name-birth-data-requirement");
    must(() -> told.metricsStamped("DDATA"), "payloads-metric-timestamp-in-UTC");
    must(() -> told.metricsNamedWithoutAlias("NDATA"), "payloads-name-requirement");
    must(() -> told.metricsUntyped("DDATA"), "payloads-metric-datatype-not-req");
    must(
        () -> told.metricsWhole("DBIRTH"),
        "payloads-metric-datatype-value-type",
        "payloads-metric-datatype-value",
        "payloads-metric-datatype-req");
    must(
        () -> told.propertiesFit("NBIRTH"),
        "payloads-propertyset-keys-array-size",
        "payloads-propertyset-values-array-size",
        "payloads-metric-propertyvalue-type-type",
        "payloads-metric-propertyvalue-type-value",
        "payloads-metric-propertyvalue-type-req");
  }

  private void deviceDeath() {
    common("DDEATH", "ddeath");
    must(
        () -> told.numbersRunOn(),
        "topics-ddeath-seq-num",
        "payloads-ddeath-seq-inc",
        "payloads-ddeath-seq-number");
  }
}
