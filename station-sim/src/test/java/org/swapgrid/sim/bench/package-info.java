/**
 * The benchmarks' own parts: that they measure what they say. Refuses to judge a machine's speed.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
