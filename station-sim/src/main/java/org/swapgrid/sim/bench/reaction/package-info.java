/**
 * From a changed register at the meter to the commands at the cabinet, of the real daemon and, step
 * by step beside it, of a minimal program in C that does nothing else: what the wire allows.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.sim.bench.reaction;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
