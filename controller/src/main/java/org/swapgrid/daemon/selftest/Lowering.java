package org.swapgrid.daemon.selftest;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.swapgrid.loop.Meter;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;

/** A real meter, whose readings a test may lower on their way into the loop. */
record Lowering(Meter real, UnaryOperator<FrequencySample> lower) implements Meter {
  @Override
  public MeterId id() {
    return real.id();
  }

  @Override
  public Optional<FrequencySample> latest() {
    return real.latest().map(lower);
  }
}
