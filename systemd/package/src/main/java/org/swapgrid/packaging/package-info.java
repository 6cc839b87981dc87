/**
 * What the Debian package is made of besides the programs: manual pages and completion out of the
 * programs' own command tables, and jars without the native code of other machines. Knows nothing
 * of what the programs do, and is not on the box.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.packaging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
