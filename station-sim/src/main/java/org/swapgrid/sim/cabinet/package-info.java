/**
 * The charging cabinet's own controller, register map version 1: limits, fail-safe, staged frames,
 * boot. Knows the bays it steers and nothing of the line on which it is asked.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.cabinet;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
