/**
 * Reads a YAML file against a description and reports every fault at once, each with its place, the
 * line itself and a hint. From the same description come a JSON Schema, a reference page and a
 * commented example. Knows YAML and descriptions; refuses to know what the settings mean.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.config.spec;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
