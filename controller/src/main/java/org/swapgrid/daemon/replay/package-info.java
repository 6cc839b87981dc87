/**
 * What a configuration would have done with a recorded frequency: the pure controller over a CSV
 * file, in virtual time, with a cabinet that follows every limit at once. No device, no clock.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.replay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
