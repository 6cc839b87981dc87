/** Promises of {@code org.swapgrid.sim.station}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.station;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
