package org.swapgrid.sim.pki;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A name or IPv4 address in a server's certificate. */
final class HostName {
  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private HostName() {}

  static byte[] encoded(String host) {
    var address = IPV4.matcher(host);
    if (!address.matches()) {
      return Der.implicit(2, host.getBytes(StandardCharsets.US_ASCII));
    }
    var bytes = new byte[4];
    for (var part = 0; part < 4; part++) {
      bytes[part] = (byte) Integer.parseInt(address.group(part + 1));
    }
    return Der.implicit(7, bytes);
  }
}
