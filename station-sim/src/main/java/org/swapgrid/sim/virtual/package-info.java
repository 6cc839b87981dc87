/**
 * The controller and the simulated site in one process under virtual time: no thread, no clock, no
 * wire.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.virtual;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
