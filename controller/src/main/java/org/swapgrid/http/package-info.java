/**
 * Serves read-only pages over HTTP on the JDK's own server. Knows nothing of what the pages say.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
