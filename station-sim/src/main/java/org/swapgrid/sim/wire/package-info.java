/** Modbus TCP and RTU servers. Know frames and lines, not what the registers mean. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.wire;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
