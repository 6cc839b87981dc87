/**
 * How the station's devices are reached and which register holds what: plain data. The
 * configuration makes it, the Modbus adapter and the simulated station use it; no library is known
 * here.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.device;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
