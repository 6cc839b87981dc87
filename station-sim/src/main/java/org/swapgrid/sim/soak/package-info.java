/**
 * The real daemon for a long time, or for a long time's events in a short one, and whether anything
 * of it grows. Knows the daemon as a process only: its socket, its pages, /proc and its files.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.soak;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
