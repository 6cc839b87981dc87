/** What the reading engine promises. */
@NullMarked
@CheckReturnValue
package org.swapgrid.config.spec;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
