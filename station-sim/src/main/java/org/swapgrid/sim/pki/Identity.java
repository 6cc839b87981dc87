package org.swapgrid.sim.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A certificate and the key it speaks for.
 *
 * @param certificate what others see
 * @param key what its owner keeps
 */
public record Identity(X509Certificate certificate, PrivateKey key) {}
