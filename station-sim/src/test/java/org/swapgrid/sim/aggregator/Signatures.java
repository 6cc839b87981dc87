package org.swapgrid.sim.aggregator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import org.swapgrid.sim.pki.OrderKey;

/** Checks signatures with the JDK alone. */
final class Signatures {
  private Signatures() {}

  static boolean verified(String jws, OrderKey key) {
    var parts = jws.split("\\.", -1);
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key.open());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return parts.length == 3
          && !parts[2].endsWith("=")
          && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }
}
