/** Promises of {@code org.swapgrid.sim.prequalify.report}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.prequalify.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
