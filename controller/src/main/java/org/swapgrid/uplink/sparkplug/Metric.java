package org.swapgrid.uplink.sparkplug;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One metric with what it says now.
 *
 * @param definition what it is
 * @param value null where the station does not know
 * @param at when it was so
 */
public record Metric(Definition definition, @Nullable Value value, Instant at) {
  public Metric {
    if (value != null && !value.fits(definition.type())) {
      throw new IllegalArgumentException(definition.name() + " cannot say " + value);
    }
  }

  public String name() {
    return definition.name();
  }
}
