/**
 * The demonstration: a simulated station on the wire, the real daemon as its own process, one event
 * like 3 April 2024. Knows the daemon by its command, its configuration file and its control socket
 * only.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
