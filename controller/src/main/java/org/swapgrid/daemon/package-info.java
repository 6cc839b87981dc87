/**
 * The program: commands, wiring, threads, what systemd and people are told. It alone sees every
 * other package; no rule of the station's behaviour is made here.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.daemon;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
