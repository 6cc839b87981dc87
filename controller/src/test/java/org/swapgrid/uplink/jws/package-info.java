@NullMarked
package org.swapgrid.uplink.jws;

import org.jspecify.annotations.NullMarked;
