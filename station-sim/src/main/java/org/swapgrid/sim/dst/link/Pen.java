package org.swapgrid.sim.dst.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.swapgrid.sim.pki.OrderKey;
import org.swapgrid.uplink.jws.TrustedKeys;
import org.swapgrid.uplink.sparkplug.Arrival;
import org.swapgrid.uplink.sparkplug.Names;
import org.swapgrid.uplink.sparkplug.Topics;

/** Writes and signs what goes to stations. */
final class Pen {
  static final Topics TOPICS = new Topics("SWAP-DST", "ST-DST", "VPP-DST");
  static final String TRUSTED = "aggregator";

  /** Signing says the same with every pair of keys, so one pair serves all seeds. */
  static final Pen HOST = new Pen(TRUSTED);

  static final Pen STRANGER = new Pen("stranger");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String COMMAND = "spBv1.0/SWAP-DST/DCMD/ST-DST/" + Names.DISPATCH;

  private final OrderKey key;

  private Pen(String kid) {
    try {
      this.key = OrderKey.create(kid);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** What the station trusts: the host's key alone. */
  static TrustedKeys trusted() {
    var body = Base64.getEncoder().encodeToString(HOST.key.open().getEncoded());
    var pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    return TrustedKeys.of(Map.of(TRUSTED, pem));
  }

  /** Signs this payload, under this key's name or another's. */
  String sign(String payload, String kid) {
    return sign(payload, "EdDSA", kid);
  }

  String sign(String payload, String algorithm, String kid) {
    var header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\"}";
    var signed = encoded(header) + "." + encoded(payload);
    return signed + "." + BASE64.encodeToString(signature(signed, key.secret()));
  }

  static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(UTF_8));
  }

  private static byte[] signature(String text, PrivateKey secret) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException unfit) {
      throw new IllegalStateException(unfit);
    }
  }

  /** An order on its topic. */
  static Arrival command(String jws, boolean retained) {
    return new Arrival(COMMAND, metric(Names.ORDER, jws), retained);
  }

  /** A text that nobody asked for. */
  static Arrival bare(String name, String value) {
    return new Arrival(COMMAND, metric(name, value), false);
  }

  static byte[] metric(String name, String value) {
    var metric =
        Payload.Metric.newBuilder()
            .setName(name)
            .setDatatype(DataType.String_VALUE)
            .setStringValue(value);
    return Payload.newBuilder().addMetrics(metric).build().toByteArray();
  }
}
