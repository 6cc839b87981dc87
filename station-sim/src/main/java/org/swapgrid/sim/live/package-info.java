/**
 * The simulated site in real time, on the wire: the one place of the simulator with a clock and
 * threads. Knows nothing of the daemon.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.live;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
