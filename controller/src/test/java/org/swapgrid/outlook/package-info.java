/** Promises of the outlook. */
@NullMarked
@CheckReturnValue
package org.swapgrid.outlook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
