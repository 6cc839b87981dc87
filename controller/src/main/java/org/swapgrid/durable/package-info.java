/**
 * Writes that stand when the power fails right behind them. Knows files, and nothing of what is in
 * them.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.durable;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
