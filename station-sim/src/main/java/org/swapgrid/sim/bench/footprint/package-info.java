/**
 * What the real daemon takes of its box while nothing happens, and how long it is from its start
 * until it would answer a low frequency. Looks from outside only: /proc, the log, the control
 * socket.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.bench.footprint;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
