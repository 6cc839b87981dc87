/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
