/** What the configuration promises. */
@NullMarked
@CheckReturnValue
package org.swapgrid.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
