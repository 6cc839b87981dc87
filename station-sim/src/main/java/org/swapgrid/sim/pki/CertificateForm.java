package org.swapgrid.sim.pki;

import static org.swapgrid.sim.pki.Der.bits;
import static org.swapgrid.sim.pki.Der.explicit;
import static org.swapgrid.sim.pki.Der.implicit;
import static org.swapgrid.sim.pki.Der.integer;
import static org.swapgrid.sim.pki.Der.octets;
import static org.swapgrid.sim.pki.Der.oid;
import static org.swapgrid.sim.pki.Der.sequence;
import static org.swapgrid.sim.pki.Der.set;
import static org.swapgrid.sim.pki.Der.time;
import static org.swapgrid.sim.pki.Der.truth;
import static org.swapgrid.sim.pki.Der.utf8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a certificate of version 3 says before it is signed, as in RFC 5280.
 *
 * @param issuer the signer's common name
 * @param subject the bearer's common name
 * @param key the bearer's key
 * @param from valid from
 * @param until valid until
 */
record CertificateForm(String issuer, String subject, PublicKey key, Instant from, Instant until) {
  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String ALTERNATIVE_NAME = "2.5.29.17";
  private static final String SUBJECT_KEY = "2.5.29.14";
  private static final String AUTHORITY_KEY = "2.5.29.35";
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  static byte[] algorithm() {
    return sequence(oid(ECDSA_SHA256));
  }

  byte[] toSign(BigInteger serial, List<byte[]> extensions) {
    return sequence(
        explicit(0, integer(BigInteger.TWO)),
        integer(serial),
        algorithm(),
        name(issuer),
        sequence(time(from), time(until)),
        name(subject),
        key.getEncoded(),
        explicit(3, sequence(extensions.toArray(byte[][]::new))));
  }

  List<byte[]> authority() throws GeneralSecurityException {
    var certAndRevocationSigning = bits(1, new byte[] {0x06});
    return List.of(
        critical(BASIC_CONSTRAINTS, sequence(truth())),
        critical(KEY_USAGE, certAndRevocationSigning),
        plain(SUBJECT_KEY, octets(keyId(key))));
  }

  List<byte[]> leaf(Subject whom, PublicKey signer) throws GeneralSecurityException {
    var digitalSignature = bits(7, new byte[] {(byte) 0x80});
    var use =
        switch (whom.role()) {
          case SERVER -> SERVER_AUTH;
          case CLIENT -> CLIENT_AUTH;
        };
    var extensions = new ArrayList<byte[]>();
    extensions.add(critical(BASIC_CONSTRAINTS, sequence()));
    extensions.add(critical(KEY_USAGE, digitalSignature));
    extensions.add(plain(EXTENDED_KEY_USAGE, sequence(oid(use))));
    extensions.add(plain(SUBJECT_KEY, octets(keyId(key))));
    extensions.add(plain(AUTHORITY_KEY, sequence(implicit(0, keyId(signer)))));
    if (!whom.hosts().isEmpty()) {
      var names = whom.hosts().stream().map(HostName::encoded).toArray(byte[][]::new);
      extensions.add(plain(ALTERNATIVE_NAME, sequence(names)));
    }
    return extensions;
  }

  private static byte[] name(String commonName) {
    return sequence(set(sequence(oid(COMMON_NAME), utf8(commonName))));
  }

  private static byte[] critical(String id, byte[] value) {
    return sequence(oid(id), truth(), octets(value));
  }

  private static byte[] plain(String id, byte[] value) {
    return sequence(oid(id), octets(value));
  }

  /** Only has to be the same everywhere (RFC 7093, method 4). */
  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(digest, 20);
  }
}
