/**
 * The self-test: a low frequency put in front of the meters' readings for a limited time, so that
 * the whole path runs for real. It may only lower what is seen, never hide what is low. Stepped by
 * the control thread; refuses to know sockets, files and clocks.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.selftest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
