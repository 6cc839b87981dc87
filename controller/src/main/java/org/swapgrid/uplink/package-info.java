/**
 * The station's voice and ear: a Sparkplug B edge node over MQTT, on one thread of its own. Takes
 * cycles' records, acknowledgements and a nudge; hands out orders as they came, unverified. Knows
 * the loop's ports and the decision's records; refuses to know who keeps the outbox, who verifies
 * orders, and how control works: control never looks at the state of this.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.uplink;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
