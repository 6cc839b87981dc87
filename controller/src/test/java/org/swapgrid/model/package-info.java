@NullMarked
package org.swapgrid.model;

import org.jspecify.annotations.NullMarked;
