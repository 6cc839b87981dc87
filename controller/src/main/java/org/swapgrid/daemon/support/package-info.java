/**
 * The archive a technician sends when something is wrong: what it holds, and what is kept out of
 * it. Knows nothing of the station; reads files, asks programs, and writes down what it could not
 * get rather than failing.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon.support;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
