package org.swapgrid.sim.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;

/**
 * A key that signs orders. Its files are KID.key (PKCS#8) and KID.pub; stations get the second.
 *
 * @param kid its name in every order's header
 * @param secret Ed25519
 * @param open Ed25519
 */
public record OrderKey(String kid, PrivateKey secret, PublicKey open) {
  private static final String ALGORITHM = "Ed25519";
  private static final String SECRET = ".key";
  private static final String OPEN = ".pub";

  /** A new one. */
  public static OrderKey create(String kid) throws GeneralSecurityException {
    var keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    return new OrderKey(kid, keys.getPrivate(), keys.getPublic());
  }

  /** The key of this name in a folder. */
  public static OrderKey read(Path folder, String kid)
      throws IOException, GeneralSecurityException {
    return new OrderKey(
        kid,
        Pem.privateKey(folder.resolve(kid + SECRET), ALGORITHM),
        Pem.publicKey(folder.resolve(kid + OPEN), ALGORITHM));
  }

  /** The names of the keys in a folder, sorted. */
  public static List<String> kids(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SECRET))
          .map(name -> name.substring(0, name.length() - SECRET.length()))
          .filter(kid -> Files.exists(folder.resolve(kid + OPEN)))
          .sorted()
          .toList();
    }
  }

  void write(Path folder) throws IOException {
    Pem.write(folder.resolve(kid + SECRET), secret);
    Pem.write(folder.resolve(kid + OPEN), open);
  }
}
