/**
 * Sense, decide, act, record: the control cycle and the ports it owns. Ports belong to the loop;
 * adapters implement them and know nothing of each other.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.loop;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
