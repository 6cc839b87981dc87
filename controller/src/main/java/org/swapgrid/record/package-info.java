/**
 * Event records: what is kept of an event's cycles, the words it is kept in, the story read from
 * them, deciding them again, and baselines. Values in, values out; knows no file, no key, no clock:
 * the archive keeps what is made here.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.record;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
