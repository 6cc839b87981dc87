/**
 * The test before the market's own: the sequence T1 to T12 against the real daemon over Modbus,
 * judged by what the simulated site saw and never by the daemon's claim where the site can tell.
 * Knows the product's numbers and the station's settings; knows nothing of how a report looks.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.prequalify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
