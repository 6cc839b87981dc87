/** Promises of the test authority, checked by the JDK. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.pki;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
