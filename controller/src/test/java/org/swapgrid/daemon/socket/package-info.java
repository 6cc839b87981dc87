/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.socket;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
