/**
 * Meters and the charging cabinet on Modbus TCP and RTU. One owner thread and one connection per
 * device; the newest answer is left in a slot for the loop. Knows the j2mod library, the devices'
 * descriptions and the loop's ports; refuses to know modes, services and why a limit is asked for.
 *
 * <p>j2mod's messages and transports put frames on the wire; its transactions and connections are
 * not used, because they keep a socket after a timeout, repeat on their own, share one transaction
 * number between devices and check neither unit, function, length nor the echo of a write.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.modbus;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
