/** Promises of {@code org.swapgrid.sim.prequalify}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.prequalify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
