/**
 * The Sparkplug session as a machine that is stepped: what happened and what time it is comes in,
 * what must be done goes out. Knows payloads and the ports for what must outlive a process; refuses
 * to know sockets, threads, clocks and what a metric means.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.uplink.session;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
