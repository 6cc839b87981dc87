/**
 * Quantities, identities and the records that cross a boundary. Knows the JDK's value types only.
 *
 * <p>Power has one sign everywhere: positive is drawn from the grid, negative is fed back.
 * Quantities are whole numbers of a small unit, so shares add up exactly and equal means equal.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
