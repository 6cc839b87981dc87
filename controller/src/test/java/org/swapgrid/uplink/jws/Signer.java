package org.swapgrid.uplink.jws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who signs, whatever is put before him. */
final class Signer {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final String id;
  private final KeyPair pair;

  Signer(String id) {
    this.id = id;
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String pem() {
    return pem(pair.getPublic().getEncoded());
  }

  static String pem(byte[] encoded) {
    var body = Base64.getMimeEncoder().encodeToString(encoded);
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  static TrustedKeys trust(Signer... signers) {
    var keys = new LinkedHashMap<String, String>();
    for (var signer : signers) {
      keys.put(signer.id, signer.pem());
    }
    return TrustedKeys.of(Map.copyOf(keys));
  }

  String header() {
    return "{\"alg\":\"EdDSA\",\"kid\":\"" + id + "\"}";
  }

  String jws(String payload) {
    return jws(header(), payload);
  }

  String jws(String header, String payload) {
    return jws(header.getBytes(UTF_8), payload.getBytes(UTF_8));
  }

  String jws(byte[] header, byte[] payload) {
    var signed = URL.encodeToString(header) + "." + URL.encodeToString(payload);
    return signed + "." + signature(signed);
  }

  String signature(String signed) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
