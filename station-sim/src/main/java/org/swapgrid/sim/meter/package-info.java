/**
 * Frequency meters: what they measure of the grid in their windows, how they fail, and how any
 * meter map shows it in registers.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.meter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
