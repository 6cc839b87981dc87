/**
 * Keys and certificates for tests and demonstrations: a small authority, TLS identities, and the
 * Ed25519 keys that sign orders. The JDK has no maker of certificates, so their encoding is written
 * here. Not an authority for the field: its own key lies beside what it signs.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.pki;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
