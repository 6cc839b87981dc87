/**
 * An operator's end of the uplink: a Sparkplug 3.0 host application that lists stations, sends
 * signed orders as leases, collects event records, and can play the enemy. Written from the
 * specification alone: it shares no code with the station's uplink, so that each checks the other.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.aggregator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
