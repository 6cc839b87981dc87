/**
 * The station's event records on its disk: series while an event lasts, sealed records afterwards,
 * each signed with the station's key and chained to the one before; verifying them; keeping them
 * within bounds. Knows nothing of how an event is told apart, nor of the aggregator.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.archive;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
