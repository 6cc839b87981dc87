/**
 * What the station says of itself, version 1: which metrics its node and devices have and how they
 * are filled from a cycle's record. Pure; refuses to know sessions and sockets. A metric whose
 * value the station does not know is null, never a guess.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.uplink.namespace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
