/** Tests of what the benchmarks read, on text that a real machine has written. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
