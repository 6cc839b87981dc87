package org.swapgrid.sim.meter;

import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.grid.GridSignal;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Request;

/**
 * One frequency meter: renews its registers at the end of each of its windows, with the mean over
 * the window. Stepped by its owner; not for use by two threads.
 */
public final class SimulatedMeter implements RegisterDevice {
  private final MeterMap map;
  private final double nominalVolts;
  private final MeterRegisters registers;
  private MeterFault fault = MeterFault.NONE;
  private Reading reading;
  private long renewed;
  private double joulesAtRenewal;

  public SimulatedMeter(MeterMap map, double nominalVolts, double nominalHertz) {
    this.map = map;
    this.nominalVolts = nominalVolts;
    this.registers = MeterRegisters.of(map);
    this.reading = new Reading(nominalHertz, nominalVolts, 0);
  }

  public MeterMap map() {
    return map;
  }

  public MeterFault fault() {
    return fault;
  }

  public void setFault(MeterFault next) {
    fault = next;
  }

  /** What its registers show, whatever fault is on the line. */
  public Reading reading() {
    return reading;
  }

  /** The end of the last whole window at or before a time, in nanoseconds of the simulation. */
  public long windowEnd(long nanos) {
    var window = windowNanos();
    return nanos / window * window;
  }

  /**
   * Lets a window end.
   *
   * @param joules drawn by the station up to then
   */
  public void renew(long nanos, GridSignal grid, double joules) {
    if (nanos <= renewed) {
      return;
    }
    var watts = (joules - joulesAtRenewal) / ((nanos - renewed) / 1e9);
    renewed = nanos;
    joulesAtRenewal = joules;
    if (fault instanceof MeterFault.Frozen) {
      return;
    }
    var point = grid.mean(nanos - windowNanos(), nanos);
    var step = map.timing().resolutionMilliHertz() / 1000.0;
    var hertz = step == 0 ? point.hertz() : Math.round(point.hertz() / step) * step;
    reading = new Reading(hertz, point.perUnit() * nominalVolts, watts);
  }

  private long windowNanos() {
    return map.timing().window().toNanos();
  }

  @Override
  public Answer answer(Request request) {
    return switch (fault) {
      case MeterFault.Silent _ -> new Answer.Silence();
      case MeterFault.Refusing(var code) -> new Answer.Refused(code);
      case MeterFault.Slow(var by) -> new Answer.Late(by, registers.answer(request, reading));
      case MeterFault.Stands(var as) -> registers.answer(request, as);
      case MeterFault.None _, MeterFault.Frozen _ -> registers.answer(request, reading);
    };
  }
}
