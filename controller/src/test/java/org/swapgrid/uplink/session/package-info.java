@NullMarked
package org.swapgrid.uplink.session;

import org.jspecify.annotations.NullMarked;
