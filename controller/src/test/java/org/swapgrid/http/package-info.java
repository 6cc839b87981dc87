/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
