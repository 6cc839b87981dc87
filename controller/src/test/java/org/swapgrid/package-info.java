/** Tests that see the whole program. */
@NullMarked
@CheckReturnValue
package org.swapgrid;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
