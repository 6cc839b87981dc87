@NullMarked
package org.swapgrid.decision;

import org.jspecify.annotations.NullMarked;
