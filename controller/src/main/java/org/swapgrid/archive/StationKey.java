package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.swapgrid.durable.DurableFile;

/** The Ed25519 key with which a station signs its records; made at its first start. */
public final class StationKey {
  static final String PRIVATE = "station-key.pem";
  public static final String PUBLIC = "station-key.pub.pem";
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;

  private StationKey(PrivateKey secret) {
    this.secret = secret;
  }

  /**
   * Reads it, or makes one where there is none.
   *
   * @throws IOException when it can be neither read nor kept
   */
  public static StationKey open(Path directory) throws IOException {
    var file = directory.resolve(PRIVATE);
    try {
      if (!Files.exists(file)) {
        make(directory);
      }
      var bytes = decode(Files.readString(file, US_ASCII));
      var spec = new PKCS8EncodedKeySpec(bytes);
      return new StationKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(spec));
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      throw new IOException(file + " holds no Ed25519 key", noKey);
    }
  }

  /** The public half first: a private key that stands alone could never be checked. */
  private static void make(Path directory) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    var open = encode("PUBLIC KEY", pair.getPublic().getEncoded());
    DurableFile.replace(directory.resolve(PUBLIC), open.getBytes(US_ASCII));
    var file = directory.resolve(PRIVATE);
    var next = directory.resolve(PRIVATE + ".next");
    Files.deleteIfExists(next);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var _ = Files.createFile(next, owner);
    var secret = encode("PRIVATE KEY", pair.getPrivate().getEncoded());
    DurableFile.write(next, secret.getBytes(US_ASCII));
    DurableFile.rename(next, file);
  }

  /**
   * Reads a public key.
   *
   * @throws IOException when there is none in the file
   */
  public static PublicKey publicKey(Path file) throws IOException {
    try {
      var spec = new X509EncodedKeySpec(decode(Files.readString(file, US_ASCII)));
      return KeyFactory.getInstance(ALGORITHM).generatePublic(spec);
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      throw new IOException(file + " holds no Ed25519 public key", noKey);
    }
  }

  byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java signs with Ed25519", e);
    }
  }

  static boolean isSigned(byte[] message, byte[] signed, PublicKey key) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static String encode(String kind, byte[] key) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  private static byte[] decode(String pem) {
    var body = new StringBuilder();
    pem.lines().filter(line -> !line.startsWith("-----")).forEach(body::append);
    return Base64.getDecoder().decode(body.toString().strip());
  }
}
