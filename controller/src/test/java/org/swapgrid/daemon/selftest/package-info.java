/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.selftest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
