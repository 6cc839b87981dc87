package org.swapgrid.uplink.namespace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Value;

/** A part being filled in, metric by metric, all of one moment. */
final class Sheet {
  private final String device;
  private final Instant at;
  private final List<Metric> metrics = new ArrayList<>();

  Sheet(String device, Instant at) {
    this.device = device;
    this.at = at;
  }

  Sheet words(Definition definition, @Nullable String text) {
    return put(definition, text == null ? null : new Value.Words(text));
  }

  Sheet real(Definition definition, @Nullable Double number) {
    return put(definition, number == null ? null : new Value.Real(number));
  }

  Sheet power(Definition definition, @Nullable Power power) {
    return real(definition, power == null ? null : power.kilowatts());
  }

  Sheet whole(Definition definition, @Nullable Long number) {
    return put(definition, number == null ? null : new Value.Whole(number));
  }

  Sheet truth(Definition definition, boolean holds) {
    return put(definition, new Value.Truth(holds));
  }

  Sheet moment(Definition definition, @Nullable Instant moment) {
    return put(definition, moment == null ? null : new Value.Moment(moment));
  }

  private Sheet put(Definition definition, @Nullable Value value) {
    metrics.add(new Metric(definition, value, at));
    return this;
  }

  Part part() {
    return new Part(device, metrics);
  }
}
