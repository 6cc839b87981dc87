@NullMarked
package org.swapgrid.uplink.mqtt;

import org.jspecify.annotations.NullMarked;
