/**
 * Reports of events: one HTML page with its pictures in it, CSV and JSON beside it. Values in, text
 * out; the same event gives the same bytes. Knows no file, no clock, no key.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
