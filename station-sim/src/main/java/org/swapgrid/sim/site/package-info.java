/**
 * One whole simulated site: grid, meters, cabinet, batteries and riders on one time line, and the
 * commands that disturb it. Stepped by its owner; knows no clock.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.site;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
