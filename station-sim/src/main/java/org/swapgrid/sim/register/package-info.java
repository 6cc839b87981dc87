/** What a Modbus device is asked and what it answers, free of any wire. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.register;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
