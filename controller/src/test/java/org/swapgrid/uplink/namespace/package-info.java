@NullMarked
package org.swapgrid.uplink.namespace;

import org.jspecify.annotations.NullMarked;
