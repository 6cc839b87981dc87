/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
