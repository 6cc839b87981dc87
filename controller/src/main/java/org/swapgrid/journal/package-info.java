/**
 * What must outlive the process: the small state file from which a restarted daemon goes on. Knows
 * nothing of devices, of the network, or of why the state is what it is.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
