package org.swapgrid.sim.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestPkiTest {
  private static final TestPki.Wanted WANTED =
      new TestPki.Wanted(
          List.of("a1", "b2"), List.of("localhost", "127.0.0.1"), "VPP-TEST", "orders-1");

  @TempDir Path folder = Path.of("");
  private List<Path> written;

  @BeforeEach
  void make() throws Exception {
    written = new TestPki(folder).write(WANTED);
  }

  private X509Certificate certificate(String name) throws Exception {
    return Pem.certificate(folder.resolve(name + ".crt"));
  }

  private void validate(X509Certificate leaf) throws GeneralSecurityException, Exception {
    var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf));
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(certificate("ca"), null)));
    parameters.setRevocationEnabled(false);
    var _ = CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  @Test
  void everyCertificateIsGoodUnderTheAuthority() throws Exception {
    for (var name : List.of("broker", "aggregator", "ST-a1", "ST-b2")) {
      var leaf = certificate(name);
      assertDoesNotThrow(() -> validate(leaf), name);
      assertEquals(-1, leaf.getBasicConstraints(), name);
    }
    assertTrue(certificate("ca").getBasicConstraints() >= 0);
    var strangers = CertificateAuthority.create("stranger").issue(Subject.client("ST-a1"));
    assertThrows(GeneralSecurityException.class, () -> validate(strangers.certificate()));
  }

  @Test
  void aStationsNameIsItsEdgeIdAndItIsNoServer() throws Exception {
    var station = certificate("ST-a1");
    assertEquals("CN=ST-a1", station.getSubjectX500Principal().getName());
    assertEquals(List.of("1.3.6.1.5.5.7.3.2"), station.getExtendedKeyUsage());
    assertEquals("CN=VPP-TEST", certificate("aggregator").getSubjectX500Principal().getName());
  }

  @Test
  void theBrokerAnswersUnderItsNames() throws Exception {
    var names = certificate("broker").getSubjectAlternativeNames();
    assertEquals(List.of(List.of(2, "localhost"), List.of(7, "127.0.0.1")), List.copyOf(names));
  }

  @Test
  void secretsAreTheirOwnersAlone() throws Exception {
    for (var file : written) {
      var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      var secret = file.toString().endsWith(".key");
      assertEquals(secret ? "rw-------" : "rw-r--r--", permissions, file.toString());
    }
  }

  @Test
  void orderKeysSignWhatTheirPublicHalfBelieves() throws Exception {
    var orders = new TestPki(folder).orders();
    assertEquals(List.of("orders-1"), OrderKey.kids(orders));
    var key = OrderKey.read(orders, "orders-1");
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(key.secret());
    signature.update(new byte[] {1, 2, 3});
    var signed = signature.sign();
    signature.initVerify(key.open());
    signature.update(new byte[] {1, 2, 3});
    assertTrue(signature.verify(signed));
  }

  @Test
  void makingAgainRenewsCertificatesAndKeepsAuthorityAndOrderKey() throws Exception {
    var authority = certificate("ca");
    var station = certificate("ST-a1");
    var key = Files.readAllBytes(folder.resolve("orders/orders-1.key"));
    var _ = new TestPki(folder).write(WANTED);
    assertEquals(authority, certificate("ca"));
    assertNotEquals(station, certificate("ST-a1"));
    assertArrayEquals(key, Files.readAllBytes(folder.resolve("orders/orders-1.key")));
    assertDoesNotThrow(() -> validate(certificate("ST-a1")));
  }

  @Test
  void namesThatWouldLeaveTheFolderAreRefused() {
    for (var name : List.of("", "..", "a/b", "+", "#", "a b")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new TestPki.Wanted(List.of(name), List.of(), "VPP-TEST", "k"),
          name);
    }
  }

  @Test
  void longLivesAreDatedWithFourDigitsOfTheYear() throws Exception {
    var authority = new CertificateAuthority(CertificateAuthority.create("x").self());
    var life = Duration.ofDays(365 * 40);
    var whom = new Subject("old", Subject.Role.CLIENT, List.of(), life);
    var issued = authority.issue(whom).certificate();
    var end = issued.getNotAfter().toInstant();
    var off = Duration.between(Instant.now().plus(life), end);
    assertTrue(off.abs().toMinutes() < 1, "off by " + off);
  }
}
