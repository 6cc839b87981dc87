@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.support;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
