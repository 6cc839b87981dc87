/** Promises of {@code org.swapgrid.sim.cabinet}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.cabinet;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
