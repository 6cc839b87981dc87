package org.swapgrid.uplink.jws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public keys that may sign, by their ids. Several at once, so that they can be rotated. */
public final class TrustedKeys {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  private final Map<String, PublicKey> keys;

  private TrustedKeys(Map<String, PublicKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /**
   * Keys as {@code openssl pkey -pubout} writes them (PEM, SubjectPublicKeyInfo).
   *
   * @param texts the key files' texts by key id; may be empty: then every order is refused
   * @throws IllegalArgumentException naming the key id, when a text is not an Ed25519 public key
   */
  public static TrustedKeys of(Map<String, String> texts) {
    var keys = new LinkedHashMap<String, PublicKey>();
    texts.forEach((id, text) -> keys.put(id, key(id, text)));
    return new TrustedKeys(keys);
  }

  private static PublicKey key(String id, String text) {
    var trimmed = text.strip();
    if (!trimmed.startsWith(BEGIN) || !trimmed.endsWith(END)) {
      throw new IllegalArgumentException("key " + id + " is not a public key in PEM");
    }
    var body = trimmed.substring(BEGIN.length(), trimmed.length() - END.length());
    try {
      var encoded = Base64.getMimeDecoder().decode(body);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("key " + id + " is not an Ed25519 public key", e);
    }
  }

  @Nullable PublicKey find(String id) {
    return keys.get(id);
  }
}
