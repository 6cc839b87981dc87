/**
 * The station in numbers for Prometheus, through Micrometer. Sees decisions and what drivers report
 * of themselves; decides nothing and serves nothing.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
