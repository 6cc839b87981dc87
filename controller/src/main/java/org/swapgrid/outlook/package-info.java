/**
 * What the station can be expected to deliver in the next hours: from the bays' charge and from
 * what it learns of its riders and its chargers. Values in, values out: no clock, thread, log,
 * input or output; it refuses to know who asks and where its knowledge is kept. It moves nothing.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.outlook;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
