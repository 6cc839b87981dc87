/**
 * Deterministic simulation: the real core and loop in a simulated world under virtual time, with
 * seeded faults of every kind, and the station's promises judged after each step by what really
 * happened, never by what the controller says of itself. Knows no thread of its own and no wall
 * clock; same seed, same bytes of trace.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.dst;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
