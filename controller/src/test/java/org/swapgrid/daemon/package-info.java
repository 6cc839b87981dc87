/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
