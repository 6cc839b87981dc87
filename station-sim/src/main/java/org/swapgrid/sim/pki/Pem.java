package org.swapgrid.sim.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Certificates and keys as PEM files. */
public final class Pem {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  /** The first certificate of a file. */
  public static X509Certificate certificate(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /**
   * A PKCS#8 key.
   *
   * @param algorithm EC or Ed25519
   */
  public static PrivateKey privateKey(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    var content = new PKCS8EncodedKeySpec(content(file, "PRIVATE KEY"));
    return KeyFactory.getInstance(algorithm).generatePrivate(content);
  }

  /**
   * A public key in its X.509 form.
   *
   * @param algorithm EC or Ed25519
   */
  public static PublicKey publicKey(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    var content = new X509EncodedKeySpec(content(file, "PUBLIC KEY"));
    return KeyFactory.getInstance(algorithm).generatePublic(content);
  }

  static void write(Path file, Certificate certificate)
      throws IOException, GeneralSecurityException {
    replace(file, text("CERTIFICATE", certificate.getEncoded()), "rw-r--r--");
  }

  static void write(Path file, Key key) throws IOException {
    switch (key) {
      case PrivateKey secret ->
          replace(file, text("PRIVATE KEY", secret.getEncoded()), "rw-------");
      case PublicKey open -> replace(file, text("PUBLIC KEY", open.getEncoded()), "rw-r--r--");
      default -> throw new IllegalArgumentException("neither public nor private: " + key);
    }
  }

  private static String text(String label, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(content), label);
  }

  private static byte[] content(Path file, String label) throws IOException {
    var text = Files.readString(file);
    var begin = "-----BEGIN " + label + "-----";
    var from = text.indexOf(begin);
    var to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new IOException(file + ": no " + label + " in it");
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }

  /** Never readable by others, not for a moment; never half a file. */
  private static void replace(Path file, String text, String permissions) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    Files.writeString(fresh, text, StandardOpenOption.WRITE);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
