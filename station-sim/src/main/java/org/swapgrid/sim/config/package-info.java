/** Reads the simulator's own YAML and CSV files. A fault names the file, the place and the cure. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
