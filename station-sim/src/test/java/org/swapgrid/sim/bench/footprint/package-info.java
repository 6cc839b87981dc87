/** Tests of the footprint benchmark: that it measures, never how much. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.bench.footprint;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
