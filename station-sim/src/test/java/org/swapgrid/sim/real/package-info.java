/** What the tests need of the real machine: programs, processes, serial lines, waiting. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.real;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
