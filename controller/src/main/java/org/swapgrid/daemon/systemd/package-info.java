/**
 * What the service manager is told: ready, status, alive, stopping. Knows systemd's notification
 * protocol (sd_notify(3)) and nothing of stations.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.systemd;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
