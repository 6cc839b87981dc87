/** Promises of {@code org.swapgrid.sim.live}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.live;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
