@NullMarked
package org.swapgrid.order;

import org.jspecify.annotations.NullMarked;
