package org.swapgrid.sim.aggregator;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.swapgrid.sim.aggregator.Forgery.Packet;

/** Messages that are wrong before their order is looked at: unsigned, misplaced, broken, many. */
final class FalseEnvelopes {
  private static final String JWS = "Cmd/Jws";
  private static final int FLOOD = 200;

  /** As large as the example broker lets pass. */
  private static final int GIANT = 200_000;

  private final Target target;
  private final Instant now;
  private final List<Forgery> made = new ArrayList<>();

  private FalseEnvelopes(Target target, Instant now) {
    this.target = target;
    this.now = now;
  }

  static List<Forgery> against(Target target, Instant now) {
    var forger = new FalseEnvelopes(target, now);
    forger.unsigned();
    forger.misplaced();
    forger.broken();
    forger.flood();
    return forger.made;
  }

  private void unsigned() {
    var millis = now.toEpochMilli();
    var setpoint =
        Payloads.metric("Setpoint/Effective", millis, DataType.Double).setDoubleValue(0).build();
    send("unsigned-setpoint", target.dispatch(), setpoint);
    var order =
        Payloads.metric("Cmd/Order", millis, DataType.String)
            .setStringValue(target.order(now).toString())
            .build();
    send("unsigned-order", target.dispatch(), order);
    var reboot =
        Payloads.metric("Node Control/Reboot", millis, DataType.Boolean)
            .setBooleanValue(true)
            .build();
    send("unsigned-reboot", Topic.nodeCommand(target.group(), target.station()), reboot);
    var limit = Payloads.metric("Power/Limit", millis, DataType.Double).setDoubleValue(0).build();
    send("unsigned-cabinet", other("CABINET-01"), limit);
  }

  private void misplaced() {
    var jws = target.badlySigned(now);
    send("order-to-the-node", Topic.nodeCommand(target.group(), target.station()), text(jws));
    send("order-to-a-cabinet", other("CABINET-01"), text(jws));
    send("order-to-no-device", other("../DISPATCH"), text(jws));
    send("two-orders-in-one", target.dispatch(), text(jws), text(jws));
    var bytes =
        Payloads.metric(JWS, now.toEpochMilli(), DataType.Bytes)
            .setBytesValue(ByteString.copyFromUtf8(jws))
            .build();
    send("order-as-bytes", target.dispatch(), bytes);
    var number = Payloads.metric(JWS, now.toEpochMilli(), DataType.Int64).setLongValue(-1).build();
    send("order-as-number", target.dispatch(), number);
    var nothing = Payloads.metric(JWS, now.toEpochMilli(), DataType.String).setIsNull(true).build();
    send("order-of-null", target.dispatch(), nothing);
  }

  private void broken() {
    var good = target.packet(target.newer().jws(), now).payload().toByteArray();
    raw("giant-order", Payloads.text(now.toEpochMilli(), JWS, "e".repeat(GIANT)));
    raw("truncated-protobuf", Arrays.copyOf(good, good.length / 2));
    raw("empty-payload", new byte[0]);
    raw("json-payload", target.order(now).toString().getBytes(StandardCharsets.UTF_8));
    var noise = new byte[300];
    new Random(20240403).nextBytes(noise);
    raw("random-bytes", noise);
    raw("length-bomb", new byte[] {0x12, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
    var many = Collections.nCopies(20_000, text(""));
    raw("many-metrics", Payloads.command(now.toEpochMilli(), many).toByteArray());
  }

  private void flood() {
    var jws = target.badlySigned(now);
    made.add(new Forgery("flood", "", Collections.nCopies(FLOOD, target.packet(jws, now))));
  }

  private Metric text(String value) {
    return Payloads.metric(JWS, now.toEpochMilli(), DataType.String).setStringValue(value).build();
  }

  private Topic other(String device) {
    return Topic.deviceCommand(target.group(), target.station(), device);
  }

  private void send(String name, Topic topic, Metric... metrics) {
    var payload = Payloads.command(now.toEpochMilli(), List.of(metrics)).toByteArray();
    made.add(new Forgery(name, "", List.of(Packet.of(topic, payload))));
  }

  private void raw(String name, byte[] payload) {
    made.add(new Forgery(name, "", List.of(Packet.of(target.dispatch(), payload))));
  }
}
