package org.swapgrid.sim.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder with all that a broker, an aggregator and its stations need: ca, broker, aggregator and
 * ST-station as .crt and .key, and the keys that sign orders in orders/.
 *
 * @param folder where they lie
 */
public record TestPki(Path folder) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");

  /**
   * What to make.
   *
   * @param stations station ids, without ST-
   * @param hosts the broker's DNS names and IPv4 addresses
   * @param host the aggregator's host id, its certificate's common name
   * @param kid the name of the key that signs orders
   */
  public record Wanted(List<String> stations, List<String> hosts, String host, String kid) {
    /**
     * Checks the names, which become files and topics.
     *
     * @throws IllegalArgumentException naming the one refused
     */
    public Wanted {
      stations = List.copyOf(stations);
      hosts = List.copyOf(hosts);
      stations.forEach(Wanted::check);
      check(host);
      check(kid);
    }

    private static void check(String name) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "'" + name + "': a name has 1 to 60 letters, digits, '.', '_' or '-'");
      }
    }
  }

  /**
   * Makes them. An authority and a signing key that are there stay; certificates are issued anew.
   *
   * @return the files written
   */
  public List<Path> write(Wanted wanted) throws IOException, GeneralSecurityException {
    var written = new ArrayList<Path>();
    var orders = Files.createDirectories(orders());
    var authority = authority(written);
    write(authority, "broker", Subject.server("broker", wanted.hosts()), written);
    write(authority, "aggregator", Subject.client(wanted.host()), written);
    for (var station : wanted.stations()) {
      var edge = "ST-" + station;
      write(authority, edge, Subject.client(edge), written);
    }
    if (!OrderKey.kids(orders).contains(wanted.kid())) {
      OrderKey.create(wanted.kid()).write(orders);
      written.add(orders.resolve(wanted.kid() + ".key"));
      written.add(orders.resolve(wanted.kid() + ".pub"));
    }
    return written;
  }

  /** A key that signs orders, in this folder; made where there is none of the name. */
  public static OrderKey orderKey(Path folder, String kid)
      throws IOException, GeneralSecurityException {
    if (!OrderKey.kids(folder).contains(kid)) {
      OrderKey.create(kid).write(folder);
    }
    return OrderKey.read(folder, kid);
  }

  /** Where the keys that sign orders lie. */
  public Path orders() {
    return folder.resolve("orders");
  }

  private CertificateAuthority authority(List<Path> written)
      throws IOException, GeneralSecurityException {
    var certificate = folder.resolve("ca.crt");
    var key = folder.resolve("ca.key");
    if (Files.exists(certificate) && Files.exists(key)) {
      return new CertificateAuthority(
          new Identity(Pem.certificate(certificate), Pem.privateKey(key, "EC")));
    }
    var fresh = CertificateAuthority.create("Swapgrid test authority");
    Pem.write(key, fresh.self().key());
    Pem.write(certificate, fresh.self().certificate());
    written.add(certificate);
    written.add(key);
    return fresh;
  }

  private void write(CertificateAuthority authority, String name, Subject whom, List<Path> written)
      throws IOException, GeneralSecurityException {
    var identity = authority.issue(whom);
    var files = TlsFiles.in(folder, name);
    Pem.write(files.key(), identity.key());
    Pem.write(files.certificate(), identity.certificate());
    written.add(files.certificate());
    written.add(files.key());
  }
}
