/** Tests of the reaction benchmark: that it measures, never how fast. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.bench.reaction;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
