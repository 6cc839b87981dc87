/**
 * Sparkplug B 3.0 on paper: topics, metrics, payloads written and read. Pure apart from the
 * generated protobuf class; refuses to know sessions, sockets, clocks and what the station does.
 *
 * <p>What comes in is hostile: it is bounded in size, depth and number, and whatever is wrong with
 * it is an answer with a reason, never an exception.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.uplink.sparkplug;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
