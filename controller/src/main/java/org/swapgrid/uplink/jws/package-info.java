/**
 * From the text of an order to what became of it: compact JWS, Ed25519, strict JSON, and the desk
 * that judges, makes durable and only then lets act. Everything that comes in is hostile until its
 * signature is found good, and merely doubtful afterwards. Refuses to know how the text arrived
 * (MQTT, Sparkplug) and what a lease does.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.uplink.jws;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
