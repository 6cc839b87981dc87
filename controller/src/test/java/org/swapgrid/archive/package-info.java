@NullMarked
package org.swapgrid.archive;

import org.jspecify.annotations.NullMarked;
