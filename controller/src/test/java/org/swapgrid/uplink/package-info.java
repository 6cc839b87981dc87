@NullMarked
package org.swapgrid.uplink;

import org.jspecify.annotations.NullMarked;
