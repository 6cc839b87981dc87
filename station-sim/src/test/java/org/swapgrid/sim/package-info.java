/** What holds for the simulator as a whole. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
