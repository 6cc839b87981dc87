package org.swapgrid.uplink.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swapgrid.order.Refusal;

/** The three parts of a compact JWS (RFC 7515, section 3.1). */
final class CompactJws {
  /** A receipt for some hundred records; an order needs a thirtieth of it. */
  static final int LARGEST = 16_384;

  private static final Pattern PARTS =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

  private final byte[] header;
  private final byte[] payload;
  private final byte[] signature;
  private final byte[] signed;

  private CompactJws(Matcher parts) throws NotAnOrder {
    header = decoded(parts.group(1));
    payload = decoded(parts.group(2));
    signature = decoded(parts.group(3));
    signed = (parts.group(1) + "." + parts.group(2)).getBytes(ISO_8859_1);
  }

  static CompactJws parse(String text) throws NotAnOrder {
    if (text.length() > LARGEST) {
      throw new NotAnOrder(Refusal.TOO_LARGE);
    }
    var parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new NotAnOrder(Refusal.MALFORMED);
    }
    return new CompactJws(parts);
  }

  /** Only the one way of writing the bytes is taken: no spare bits, no padding. */
  private static byte[] decoded(String part) throws NotAnOrder {
    try {
      var bytes = Base64.getUrlDecoder().decode(part);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Answered below like the other texts that no encoder writes.
    }
    throw new NotAnOrder(Refusal.MALFORMED);
  }

  Fields header() throws NotAnOrder {
    return Fields.read(header);
  }

  /** To be looked at only behind a good signature. */
  Fields payload() throws NotAnOrder {
    return Fields.read(payload);
  }

  /** Whether this key's owner signed exactly these bytes (Ed25519, RFC 8032). */
  boolean isSignedBy(PublicKey key) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("a trusted key that cannot be used", e);
    }
  }
}
