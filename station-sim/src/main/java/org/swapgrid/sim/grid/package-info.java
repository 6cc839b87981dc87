/**
 * The grid's frequency and voltage over time: from a scenario, a recording or a command. Values in,
 * values out; knows no meter.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.grid;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
