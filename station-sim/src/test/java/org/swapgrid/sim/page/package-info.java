/**
 * Looks at the station page as a person does: the real daemon, Debian's chromium, screenshots kept.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
