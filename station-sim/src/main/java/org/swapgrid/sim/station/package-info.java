/**
 * Batteries, chargers and riders of one simulated station, stepped by elapsed time and seeded.
 * Knows no clock, no thread, no register and no grid beyond "there is voltage".
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.station;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
