@NullMarked
@CheckReturnValue
package org.swapgrid.packaging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
