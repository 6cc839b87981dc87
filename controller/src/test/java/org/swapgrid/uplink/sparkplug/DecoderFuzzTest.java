package org.swapgrid.uplink.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.DataSet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.uplink.sparkplug.Inbound.Refused;

/** Whatever bytes come in, the decoder answers; a failing seed is replayed by its number. */
final class DecoderFuzzTest {
  private static final int ROUNDS = Integer.getInteger("swapgrid.fuzz.rounds", 20_000);
  private static final List<String> TOPICS = DecoderFuzz.TOPICS;

  private static List<byte[]> corpus() {
    var template = Template.newBuilder().addMetrics(DecoderTest.order("a.b.c"));
    var bodies =
        List.of(
            DecoderTest.payload(DecoderTest.order("eyJ.eyJ.c2ln".repeat(40))),
            DecoderTest.payload(
                Metric.newBuilder().setName(Names.REBIRTH).setBooleanValue(true).setDatatype(11)),
            DecoderTest.payload(
                Metric.newBuilder().setName("t").setTemplateValue(template).setAlias(-1)),
            DecoderTest.payload(
                Metric.newBuilder()
                    .setDatasetValue(DataSet.newBuilder().addColumns("c").addTypes(7))),
            Payload.newBuilder().setSeq(300).setUuid("u").setBody(ByteString.copyFromUtf8("x")));
    var corpus = new ArrayList<byte[]>();
    bodies.forEach(body -> corpus.add(body.build().toByteArray()));
    corpus.add("{\"online\":true,\"timestamp\":1780000000000}".getBytes(UTF_8));
    return corpus;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20_240_403})
  void whateverComesInIsAnswered(long seed) {
    var random = new Random(seed);
    var corpus = corpus();
    Map<Refusal, Integer> seen = new EnumMap<>(Refusal.class);
    for (int round = 0; round < ROUNDS; round++) {
      var bytes =
          random.nextBoolean()
              ? composed(random)
              : mutated(corpus.get(random.nextInt(corpus.size())).clone(), random);
      var topic = TOPICS.get(random.nextInt(TOPICS.size()));
      var read = DecoderTest.DECODER.read(new Arrival(topic, bytes, random.nextInt(9) == 0));
      assertFalse(read.isEmpty());
      for (var inbound : read) {
        if (inbound instanceof Refused(var reason, var detail)) {
          assertTrue(detail.length() <= 120);
          seen.merge(reason, 1, Integer::sum);
        }
      }
    }
    assertTrue(seen.size() >= 8, () -> "the corpus reaches too little: " + seen);
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    int changes = random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return switch (random.nextInt(4)) {
      case 0 -> java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
      case 2 -> noise(random);
      default -> bytes;
    };
  }

  /** Well-formed, but of any content. */
  private static byte[] composed(Random random) {
    var payload = Payload.newBuilder();
    int metrics = random.nextInt(20);
    for (int i = 0; i < metrics; i++) {
      var name = List.of(Names.ORDER, Names.REBIRTH, "x").get(random.nextInt(3));
      var metric = Metric.newBuilder().setName(name);
      if (random.nextInt(8) == 0) {
        metric.setTimestamp(random.nextLong());
      }
      if (random.nextInt(4) == 0) {
        metric.setDatatype(random.nextInt(40));
      }
      payload.addMetrics(valued(metric, random));
    }
    return payload.build().toByteArray();
  }

  private static Metric.Builder valued(Metric.Builder metric, Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> metric.setStringValue("a.b.c".repeat(random.nextInt(100)));
      case 1 -> metric.setBooleanValue(random.nextBoolean());
      case 2 -> metric.setDoubleValue(Double.longBitsToDouble(random.nextLong() | 0x7ffL << 52));
      case 3 -> metric.setFloatValue(Float.NaN);
      case 4 -> metric.setIntValue(random.nextInt());
      case 5 -> metric.setIsNull(true);
      default -> metric.setLongValue(random.nextLong());
    };
  }

  private static byte[] noise(Random random) {
    var bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void anUntouchedCorpusIsPartlyTaken() {
    long taken =
        corpus().stream()
            .flatMap(bytes ->
                TOPICS.stream()
                    .flatMap(t -> DecoderTest.DECODER.read(new Arrival(t, bytes, false)).stream()))
            .filter(inbound -> !(inbound instanceof Refused))
            .count();
    assertEquals(3, taken);
  }

  /** Seeds and what the coverage-guided fuzzer found worth keeping, one file an input. */
  @Test
  void theKeptCorpusIsAnswered() throws IOException, URISyntaxException {
    var folder = Objects.requireNonNull(DecoderFuzzTest.class.getResource("corpus"));
    int count = 0;
    try (var files = Files.list(Path.of(folder.toURI()))) {
      for (var file : files.toList()) {
        DecoderFuzz.fuzzerTestOneInput(Files.readAllBytes(file));
        count++;
      }
    }
    assertTrue(count >= 15, "the corpus has " + count + " files");
  }
}
