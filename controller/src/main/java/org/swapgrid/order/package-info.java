/**
 * Orders from afar and the leases they become: which order is obeyed, clipped or refused, and why.
 * Pure: the clock's reading, the station's bounds and what is remembered come in as values, the
 * verdict and what to remember go out. Refuses to know how an order travels, how it is signed and
 * what a lease does to charging.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.order;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
