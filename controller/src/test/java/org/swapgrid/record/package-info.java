@NullMarked
package org.swapgrid.record;

import org.jspecify.annotations.NullMarked;
