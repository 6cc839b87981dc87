package org.swapgrid.uplink.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertySet;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.PropertyValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.uplink.sparkplug.Inbound.HostState;
import org.swapgrid.uplink.sparkplug.Inbound.Order;
import org.swapgrid.uplink.sparkplug.Inbound.Rebirth;
import org.swapgrid.uplink.sparkplug.Inbound.Refused;

/** What comes in is hostile: taken, or refused with its reason. */
final class DecoderTest {
  static final String STATE = "spBv1.0/STATE/VPP-N";
  static final String NCMD = "spBv1.0/SWAP-N/NCMD/ST-1";
  static final String DISPATCH = "spBv1.0/SWAP-N/DCMD/ST-1/DISPATCH";
  static final Decoder DECODER = new Decoder(new Topics("SWAP-N", "ST-1", "VPP-N"));
  private static final long NOW = 1_780_000_000_000L;

  private static List<Inbound> read(String topic, byte[] bytes) {
    return DECODER.read(new Arrival(topic, bytes, false));
  }

  private static List<Inbound> read(String topic, Metric.Builder metric) {
    return read(topic, payload(metric).build().toByteArray());
  }

  static Payload.Builder payload(Metric.Builder metric) {
    return Payload.newBuilder().setTimestamp(NOW).addMetrics(metric);
  }

  static Metric.Builder order(String jws) {
    return Metric.newBuilder().setName(Names.ORDER).setStringValue(jws).setTimestamp(NOW);
  }

  private static Metric.Builder rebirth() {
    return Metric.newBuilder().setName(Names.REBIRTH).setBooleanValue(true);
  }

  private static void assertRefused(Refusal reason, List<Inbound> read) {
    assertEquals(1, read.size());
    var refused = (Refused) read.getFirst();
    assertEquals(reason, refused.reason(), refused.detail());
  }

  @Test
  void theHostsStateIsRead() {
    assertEquals(
        List.of(new HostState(true, NOW)),
        read(STATE, "{\"online\":true,\"timestamp\":1780000000000}".getBytes(UTF_8)));
    assertEquals(
        List.of(new HostState(false, NOW)),
        read(STATE, "{\"timestamp\":1780000000000,\"x\":[{}],\"online\":false}".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ONLINE",
        "null",
        "[]",
        "{}",
        "{\"online\":true}",
        "{\"online\":\"true\",\"timestamp\":1780000000000}",
        "{\"online\":true,\"timestamp\":1.5e400}",
        "{\"online\":true,\"timestamp\":NaN}",
        "{\"online\":true,\"online\":false,\"timestamp\":1780000000000}",
        "{\"online\":true,\"timestamp\":1780000000000}{}",
        "{\"online\":true,\"timestamp\":1780000000000",
        "{'online':true,'timestamp':1780000000000}",
      })
  void aStateOfAnotherShapeIsRefused(String text) {
    assertRefused(Refusal.MALFORMED, read(STATE, text.getBytes(UTF_8)));
  }

  @Test
  void aStateThatIsNoTextOrBottomlessIsRefused() {
    assertRefused(Refusal.MALFORMED, read(STATE, new byte[] {(byte) 0xc3, 0x28}));
    var deep = "{\"x\":" + "[".repeat(Decoder.MOST_BYTES - 10);
    assertRefused(Refusal.MALFORMED, read(STATE, deep.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "9223372036854775807", "4102444800000"})
  void aStateFromAnotherCenturyIsRefused(String timestamp) {
    var text = "{\"online\":true,\"timestamp\":" + timestamp + "}";
    assertRefused(Refusal.TIMESTAMP, read(STATE, text.getBytes(UTF_8)));
  }

  @Test
  void aRebirthIsTakenWithAndWithoutItsType() {
    assertEquals(List.of(new Rebirth()), read(NCMD, rebirth()));
    assertEquals(List.of(new Rebirth()), read(NCMD, rebirth().setDatatype(11)));
  }

  @Test
  void anOrderIsHandedOnAsItCame() {
    assertEquals(List.of(new Order("aaa.bbb.ccc")), read(DISPATCH, order("aaa.bbb.ccc")));
  }

  @Test
  void aKeptCommandIsNoCommand() {
    var bytes = payload(order("a.b.c")).build().toByteArray();
    assertRefused(Refusal.RETAINED, DECODER.read(new Arrival(DISPATCH, bytes, true)));
    var state = "{\"online\":true,\"timestamp\":1780000000000}".getBytes(UTF_8);
    assertEquals(List.of(new HostState(true, NOW)), DECODER.read(new Arrival(STATE, state, true)));
  }

  @ParameterizedTest
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-wait-id")
  @ValueSource(
      strings = {
        "spBv1.0/STATE/VPP-NORTH",
        "spBv1.0/SWAP-N/NCMD/ST-10",
        "spBv1.0/SWAP-N/DCMD/ST-1",
        "spBv1.0/SWAP-N/DCMD/ST-1/",
        "spBv1.0/SWAP-N/NDATA/ST-1",
        "",
      })
  void anothersTopicIsRefused(String topic) {
    assertRefused(Refusal.TOPIC, read(topic, rebirth()));
  }

  @Test
  void aCommandInTheWrongPlaceIsUnknown() {
    assertRefused(Refusal.UNKNOWN_METRIC, read(DISPATCH, rebirth()));
    assertRefused(Refusal.UNKNOWN_METRIC, read(NCMD, order("a.b.c")));
    assertRefused(
        Refusal.UNKNOWN_METRIC, read("spBv1.0/SWAP-N/DCMD/ST-1/CABINET-01", order("a.b.c")));
    assertRefused(
        Refusal.UNKNOWN_METRIC, read(DISPATCH, Metric.newBuilder().setAlias(3).setLongValue(1)));
  }

  @Test
  void aWrongTypeIsRefused() {
    assertRefused(Refusal.WRONG_TYPE, read(NCMD, rebirth().setIntValue(1)));
    assertRefused(Refusal.WRONG_TYPE, read(NCMD, rebirth().setStringValue("true")));
    assertRefused(Refusal.WRONG_TYPE, read(NCMD, rebirth().setDatatype(12)));
    assertRefused(Refusal.WRONG_TYPE, read(NCMD, rebirth().setIsNull(true)));
    assertRefused(Refusal.WRONG_TYPE, read(DISPATCH, order("").setLongValue(5)));
    assertRefused(
        Refusal.WRONG_TYPE,
        read(DISPATCH, order("").setBytesValue(ByteString.copyFromUtf8("a.b.c"))));
    assertRefused(Refusal.WRONG_TYPE, read(DISPATCH, Metric.newBuilder().setName(Names.ORDER)));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertRefused(Refusal.NOT_A_NUMBER, read(NCMD, rebirth().setDoubleValue(Double.NaN)));
    assertRefused(
        Refusal.NOT_A_NUMBER, read(NCMD, rebirth().setFloatValue(Float.NEGATIVE_INFINITY)));
  }

  @Test
  void anAbsurdTimeIsRefused() {
    assertRefused(Refusal.TIMESTAMP, read(NCMD, rebirth().setTimestamp(-1)));
    assertRefused(Refusal.TIMESTAMP, read(DISPATCH, order("a.b.c").setTimestamp(0)));
    assertRefused(
        Refusal.TIMESTAMP,
        read(NCMD, payload(rebirth()).setTimestamp(Long.MAX_VALUE).build().toByteArray()));
  }

  @Test
  void tooMuchIsRefused() {
    assertRefused(Refusal.TOO_LARGE, read(DISPATCH, new byte[Decoder.MOST_BYTES + 1]));
    assertRefused(Refusal.TOO_LARGE, read(DISPATCH, order("x".repeat(Decoder.MOST_ORDER + 1))));
    var many = Payload.newBuilder();
    for (int i = 0; i < 17; i++) {
      many.addMetrics(rebirth());
    }
    assertRefused(Refusal.TOO_MANY, read(NCMD, many.build().toByteArray()));
  }

  @Test
  void anOrderThatIsNoTextLineIsRefused() {
    for (var bad : List.of("", "a b", "a\n", "ä.b.c")) {
      assertRefused(Refusal.MALFORMED, read(DISPATCH, order(bad)));
    }
  }

  @Test
  void brokenAndBottomlessPayloadsAreRefused() {
    assertRefused(Refusal.NO_EFFECT, read(NCMD, new byte[0]));
    assertRefused(Refusal.MALFORMED, read(NCMD, "hello".getBytes(UTF_8)));
    var whole = payload(order("a.b.c")).build().toByteArray();
    assertRefused(Refusal.MALFORMED, read(DISPATCH, java.util.Arrays.copyOf(whole, 20)));
    assertRefused(Refusal.MALFORMED, read(NCMD, rebirth().setProperties(nested(40))));
  }

  private static PropertySet nested(int depth) {
    var value = PropertyValue.newBuilder().setType(20);
    if (depth > 0) {
      value.setPropertysetValue(nested(depth - 1));
    }
    return PropertySet.newBuilder().addKeys("k").addValues(value).build();
  }

  @Test
  void theReasonIsOneShortLine() {
    var name = "\u0007\n" + "ü".repeat(4_000);
    var read = read(NCMD, Metric.newBuilder().setName(name).setBooleanValue(true));
    var detail = ((Refused) read.getFirst()).detail();
    assertTrue(detail.length() <= 120 && detail.chars().allMatch(c -> c >= ' ' && c < 0x7f));
  }
}
