/** Promises of the brokers: the one inside, and the hardened example for the field. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.broker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
