/** Quantities. */
@NullMarked
@CheckReturnValue
package org.swapgrid.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
