/**
 * Reads the simulator's own YAML and CSV files, YAML with the daemon's reader: every fault at once,
 * each with its place and cure.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
