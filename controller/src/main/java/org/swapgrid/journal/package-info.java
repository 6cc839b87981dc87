/**
 * What must outlive the process: the small state file from which a restarted daemon goes on, and
 * the journal of records on their way to the aggregator. Knows nothing of devices, of the network,
 * or of what a record says.
 *
 * <p>SQLite's native library is taken out of its jar into {@code java.io.tmpdir} (or {@code
 * org.sqlite.tmpdir}); with {@code -Dorg.sqlite.lib.path=DIRECTORY} it is loaded from there
 * instead, and nothing is written.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
