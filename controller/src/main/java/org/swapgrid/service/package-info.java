/** One grid service per file: what it is called, when it acts, what it claims. Pure. */
@NullMarked
@CheckReturnValue
package org.swapgrid.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
