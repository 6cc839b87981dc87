/** Promises of the station's dealings with its aggregator. */
@NullMarked
package org.swapgrid.daemon.remote;

import org.jspecify.annotations.NullMarked;
