/** Promises of {@code org.swapgrid.sim.dst}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.dst;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
