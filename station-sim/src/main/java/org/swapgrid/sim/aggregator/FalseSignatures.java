package org.swapgrid.sim.aggregator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.swapgrid.sim.pki.OrderKey;

/** Orders whose signature, algorithm or key is wrong. */
final class FalseSignatures {
  private final Target target;
  private final Instant now;
  private final List<Forgery> made = new ArrayList<>();

  private FalseSignatures(Target target, Instant now) {
    this.target = target;
    this.now = now;
  }

  static List<Forgery> against(Target target, Instant now) {
    var forger = new FalseSignatures(target, now);
    try {
      forger.signatures();
      forger.algorithms();
      forger.keys();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
    return forger.made;
  }

  private void signatures() {
    altered("bad-signature", (signed, signature) -> signed + "." + flipped(signature));
    altered("signature-of-another", (signed, _) -> signed + "." + part(target.newer().jws(), 2));
    altered("signature-empty", (signed, _) -> signed + ".");
    altered("signature-missing", (signed, _) -> signed);
    altered("signature-truncated", (signed, sig) -> signed + "." + sig.substring(0, 40));
    altered("signature-zero", (signed, _) -> signed + "." + Jws.encoded(new byte[64]));
    altered("signature-padded", (signed, sig) -> signed + "." + sig + "==");
    altered("four-parts", (signed, sig) -> signed + "." + sig + "." + sig);
  }

  private void algorithms() throws GeneralSecurityException {
    var kid = target.desk().key().kid();
    headed("alg-none", Jws.header("none", kid));
    headed("alg-lower-case", Jws.header("eddsa", kid));
    headed("alg-es256", Jws.header("ES256", kid));
    headed("alg-missing", "{\"kid\":\"" + kid + "\"}");
    headed("header-not-json", "EdDSA");
    headed(
        "header-critical", "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"crit\":[\"x\"],\"x\":1}");
    var order = target.order(now);
    var bare = Jws.encoded(Jws.header("none", kid)) + "." + Jws.encoded(order.toString()) + ".";
    made.add(target.forgery("alg-none-unsigned", order, bare, now));
    var signed = Jws.encoded(Jws.header("HS256", kid)) + "." + Jws.encoded(order.toString());
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(target.desk().key().open().getEncoded(), "HmacSHA256"));
    var tag = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
    made.add(target.forgery("alg-hs256-public-key", order, signed + "." + Jws.encoded(tag), now));
  }

  private void keys() throws GeneralSecurityException {
    var own = OrderKey.create(target.desk().key().kid());
    var open = Jws.encoded(own.open().getEncoded());
    var jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + open.substring(16) + "\"}";
    keyed("wrong-key", own, Jws.header("EdDSA", own.kid()));
    keyed("unknown-key", own, Jws.header("EdDSA", "mallory"));
    keyed("key-id-missing", own, "{\"alg\":\"EdDSA\"}");
    keyed("key-id-path", own, Jws.header("EdDSA", "../../../../dev/null"));
    keyed("key-in-header", own, "{\"alg\":\"EdDSA\",\"kid\":\"mallory\",\"jwk\":" + jwk + "}");
  }

  private void altered(String name, BinaryOperator<String> change) {
    var order = target.order(now);
    var jws = Jws.sign(target.desk().key(), order);
    var signed = part(jws, 0) + "." + part(jws, 1);
    made.add(target.forgery(name, order, change.apply(signed, part(jws, 2)), now));
  }

  private void headed(String name, String header) {
    keyed(name, target.desk().key(), header);
  }

  private void keyed(String name, OrderKey key, String header) {
    var order = target.order(now);
    var jws = Jws.sign(header, order.toString(), key.secret());
    made.add(target.forgery(name, order, jws, now));
  }

  private static String part(String jws, int number) {
    return jws.split("\\.", -1)[number];
  }

  private static String flipped(String signature) {
    var first = signature.charAt(0) == 'A' ? 'B' : 'A';
    return first + signature.substring(1);
  }
}
