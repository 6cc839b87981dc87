/** Holds what the operator is given for Prometheus and Grafana against the real programs. */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.monitoring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
