package org.swapgrid.sim.pki;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Issues certificates on keys of P-256, which every TLS library takes. */
public final class CertificateAuthority {
  private static final Duration SLOW_CLOCKS = Duration.ofHours(1);
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identity self;

  /** Goes on as an authority that exists. */
  public CertificateAuthority(Identity self) {
    this.self = self;
  }

  /** A new one, for ten years. */
  public static CertificateAuthority create(String name) throws GeneralSecurityException {
    var keys = newKeys();
    var now = Instant.now();
    var form =
        new CertificateForm(name, name, keys.getPublic(), now.minus(SLOW_CLOCKS), now.plus(LIFE));
    var certificate = sign(form, form.authority(), keys.getPrivate());
    return new CertificateAuthority(new Identity(certificate, keys.getPrivate()));
  }

  /** Its own certificate and key. */
  public Identity self() {
    return self;
  }

  /** A certificate for a new key. */
  public Identity issue(Subject whom) throws GeneralSecurityException {
    var keys = newKeys();
    var now = Instant.now();
    var form =
        new CertificateForm(
            commonName(self.certificate()),
            whom.commonName(),
            keys.getPublic(),
            now.minus(SLOW_CLOCKS),
            now.plus(whom.life()));
    var extensions = form.leaf(whom, self.certificate().getPublicKey());
    return new Identity(sign(form, extensions, self.key()), keys.getPrivate());
  }

  /** The name a broker takes for the user's. */
  static String commonName(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName().replaceFirst("^CN=", "");
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }

  private static X509Certificate sign(CertificateForm form, List<byte[]> extensions, PrivateKey key)
      throws GeneralSecurityException {
    var positive = new BigInteger(126, RANDOM).setBit(126);
    var content = form.toSign(positive, extensions);
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key, RANDOM);
    signature.update(content);
    var signed = Der.sequence(content, CertificateForm.algorithm(), Der.bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(signed));
  }
}
