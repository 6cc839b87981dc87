package org.swapgrid.sim.broker;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import org.swapgrid.sim.pki.TlsFiles;

/** The key stores that Artemis reads: made of PEM files, gone when it stops. */
record KeyFiles(Path own, Path trusted, String password) implements AutoCloseable {
  static KeyFiles of(TlsFiles tls) throws IOException, GeneralSecurityException {
    var password = new BigInteger(128, new SecureRandom()).toString(16);
    var secret = password.toCharArray();
    var own = saved(tls.keyStore(secret), secret);
    var trusted = saved(tls.trustStore(), secret);
    return new KeyFiles(own, trusted, password);
  }

  private static Path saved(KeyStore store, char[] password)
      throws IOException, GeneralSecurityException {
    var file = Files.createTempFile("swapgrid-broker", ".p12");
    try (var out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
    return file;
  }

  String parameters() {
    return ";sslEnabled=true;needClientAuth=true;keyStoreType=PKCS12;trustStoreType=PKCS12"
        + ";keyStorePath=%s;trustStorePath=%s;keyStorePassword=%s;trustStorePassword=%s"
            .formatted(own, trusted, password, password);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(own);
    Files.deleteIfExists(trusted);
  }
}
