/** Promises of {@code org.swapgrid.sim.config}. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
