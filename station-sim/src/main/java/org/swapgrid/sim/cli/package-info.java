/** The command line of swapgrid-sim. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
