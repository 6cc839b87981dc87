package org.swapgrid.uplink.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that sign themselves, made by the JDK's keytool. */
final class Keys {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path folder;

  Keys(Path folder) {
    this.folder = folder;
  }

  /** Makes one key pair for each name at the same time; the first part is for the host name. */
  void make(List<String> names) throws IOException {
    var running = new ArrayList<Process>();
    for (var name : names) {
      running.add(keytool(name));
    }
    for (var process : running) {
      if (process.onExit().join().exitValue() != 0) {
        throw new IOException(new String(process.getInputStream().readAllBytes(), UTF_8));
      }
    }
  }

  private Process keytool(String name) throws IOException {
    var program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        List.of(
            program,
            "-genkeypair",
            "-alias",
            "k",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=" + name,
            "-ext",
            "san=dns:" + name,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            store(name).toString());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private KeyStore open(String name) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(store(name).toFile(), PASSWORD);
  }

  /** Writes the certificate and the key as PEM under these names. */
  TlsFiles.Identity write(String name, String as) throws IOException, GeneralSecurityException {
    var store = open(name);
    var certificate = folder.resolve(as + ".crt");
    var key = folder.resolve(as + ".key");
    Files.writeString(certificate, pem("CERTIFICATE", store.getCertificate("k").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", store.getKey("k", PASSWORD).getEncoded()));
    return new TlsFiles.Identity(certificate, key);
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  /** A server's context: its own key, and whom it lets in. */
  SSLContext server(String name, List<String> trusted)
      throws IOException, GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(open(name), PASSWORD);
    var others = KeyStore.getInstance("PKCS12");
    others.load(null, null);
    for (var other : trusted) {
      others.setCertificateEntry(other, open(other).getCertificate("k"));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(others);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
