package org.swapgrid.sim.prequalify;

import java.net.InetAddress;

/**
 * Where the simulated devices listen.
 *
 * @param meter port, 0 for any
 * @param cabinet port, 0 for any
 */
public record Addresses(InetAddress host, int meter, int cabinet) {
  static final Addresses ANY = new Addresses(InetAddress.getLoopbackAddress(), 0, 0);
}
