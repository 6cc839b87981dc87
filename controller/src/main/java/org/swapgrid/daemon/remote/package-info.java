/**
 * The station's dealings with its aggregator, wired: the journal, the desk where orders come in,
 * the uplink, and what is told of them. Everything here runs on threads of its own; the control
 * thread only reads the leases and hands over what it did. Refuses to know devices and control.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.remote;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
