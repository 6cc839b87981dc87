/**
 * The controller's judgement: values in, values out. No clock, thread, log, input or output, and no
 * field that outlives a call; whatever must be remembered is a record that the caller hands back.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.decision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
