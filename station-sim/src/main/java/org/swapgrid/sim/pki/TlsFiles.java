package org.swapgrid.sim.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The PEM files of one end of a TLS connection.
 *
 * @param authority whom it believes
 * @param certificate its own
 * @param key its own, PKCS#8
 */
public record TlsFiles(Path authority, Path certificate, Path key) {
  /** The files that {@link TestPki} writes for this name: NAME.crt, NAME.key, ca.crt. */
  public static TlsFiles in(Path folder, String name) {
    return new TlsFiles(
        folder.resolve("ca.crt"), folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
  }

  /** A context of its own: one that is used again keeps the old identity in resumed sessions. */
  public SSLContext context() throws IOException, GeneralSecurityException {
    var password = new char[0];
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keyStore(password), password);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trustStore());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Its own certificate and key, in memory. */
  public KeyStore keyStore(char[] password) throws IOException, GeneralSecurityException {
    var store = empty();
    var own = Pem.certificate(certificate);
    var algorithm = own.getPublicKey().getAlgorithm();
    store.setKeyEntry("own", Pem.privateKey(key, algorithm), password, new Certificate[] {own});
    return store;
  }

  /** Whom it believes, in memory. */
  public KeyStore trustStore() throws IOException, GeneralSecurityException {
    var store = empty();
    store.setCertificateEntry("authority", Pem.certificate(authority));
    return store;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
