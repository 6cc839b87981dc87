/**
 * An MQTT broker inside this process, for tests and demonstrations where none is installed. It
 * keeps nothing on disk and holds no access list: config/mosquitto/ is the example for the field.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.broker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
