/**
 * Measures the real daemon, and prints figures. Refuses to judge them: machines differ, so whoever
 * compares runs both sides on one machine.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
