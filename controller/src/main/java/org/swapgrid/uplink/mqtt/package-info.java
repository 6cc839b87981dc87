/**
 * One attempt at an MQTT 3.1.1 session through Eclipse Paho, and the cures for what Paho does
 * wrong: a client object for each attempt, sockets of our own, callbacks that only hand on, an end
 * that cannot hang. Knows Paho and the JDK's sockets and TLS; refuses to know Sparkplug and when to
 * try again.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.uplink.mqtt;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
