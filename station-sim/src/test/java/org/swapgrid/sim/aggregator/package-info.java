/** Promises of the aggregator, kept against a real broker and a hand-written station. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.aggregator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
