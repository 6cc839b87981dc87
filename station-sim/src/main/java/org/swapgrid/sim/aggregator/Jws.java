package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import org.swapgrid.sim.pki.OrderKey;

/** Compact JWS of RFC 7515, signed with Ed25519 as RFC 8037 says. */
final class Jws {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Jws() {}

  static String sign(OrderKey key, JsonObject payload) {
    return sign(header("EdDSA", key.kid()), payload.toString(), key.secret());
  }

  static String header(String algorithm, String kid) {
    var header = new JsonObject();
    header.addProperty("alg", algorithm);
    header.addProperty("kid", kid);
    return header.toString();
  }

  /** Signs whatever header and payload say. */
  static String sign(String header, String payload, PrivateKey key) {
    var signed = encoded(header) + "." + encoded(payload);
    return signed + "." + BASE64.encodeToString(signature(signed, key));
  }

  static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }

  private static byte[] signature(String text, PrivateKey key) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException unfit) {
      throw new IllegalStateException("the key does not sign: " + unfit.getMessage(), unfit);
    }
  }
}
