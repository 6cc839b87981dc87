/**
 * The report of a test run: one HTML page with drawings inside, JSON and CSV beside it. Values in,
 * text out: same result, same bytes. Measures and judges nothing.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.prequalify.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
