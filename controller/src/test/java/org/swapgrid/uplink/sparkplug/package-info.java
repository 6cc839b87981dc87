@NullMarked
package org.swapgrid.uplink.sparkplug;

import org.jspecify.annotations.NullMarked;
