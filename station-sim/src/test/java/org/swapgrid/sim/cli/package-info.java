/** Promises of {@code org.swapgrid.sim.cli}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
