/**
 * The aggregator's end of the deterministic simulation: a host that signs orders and keeps records,
 * a broker between, somebody who forges, and the station's own session and desk driven under
 * virtual time. Knows no socket, no thread of its own and no grid.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.dst.link;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
