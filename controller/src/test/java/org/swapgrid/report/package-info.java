@NullMarked
package org.swapgrid.report;

import org.jspecify.annotations.NullMarked;
