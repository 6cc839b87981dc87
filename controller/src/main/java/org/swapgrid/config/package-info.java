/**
 * From a YAML file and the environment to checked records: the station's settings, meter maps and
 * grid services, each described once in a table from which reader, JSON Schema, reference page and
 * example come. Refuses at the door what cannot work, relations included; below, nobody checks
 * again. Knows the core's records; opens no device.
 */
@NullMarked
@CheckReturnValue
package org.swapgrid.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
