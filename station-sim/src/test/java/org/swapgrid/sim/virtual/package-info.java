/** Promises of {@code org.swapgrid.sim.virtual}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.virtual;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
