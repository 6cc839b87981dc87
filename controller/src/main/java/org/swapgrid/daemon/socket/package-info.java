/**
 * The local control socket: one JSON line in, one JSON line out. Knows how lines travel, not what
 * they mean.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.socket;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
