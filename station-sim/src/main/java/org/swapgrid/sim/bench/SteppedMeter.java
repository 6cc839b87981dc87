package org.swapgrid.sim.bench;

import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.grid.GridSignal;
import org.swapgrid.sim.meter.SimulatedMeter;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Request;

/** A meter whose registers change when they are told to, at an instant that is known. */
final class SteppedMeter implements RegisterDevice {
  private final SimulatedMeter meter;
  private long windows;

  SteppedMeter(MeterMap map, double volts, double hertz) {
    meter = new SimulatedMeter(map, volts, hertz);
  }

  /** The registers show this from now on; returns that instant, of {@link System#nanoTime}. */
  synchronized long show(double hertz) {
    windows++;
    var at = System.nanoTime();
    meter.renew(windows * meter.map().timing().window().toNanos(), GridSignal.steady(hertz), 0);
    return at;
  }

  @Override
  public synchronized Answer answer(Request request) {
    return meter.answer(request);
  }
}
