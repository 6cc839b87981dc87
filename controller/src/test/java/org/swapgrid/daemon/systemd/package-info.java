/** Tests. */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.systemd;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
