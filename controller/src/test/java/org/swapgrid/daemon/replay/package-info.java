/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.replay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
