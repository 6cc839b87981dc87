package org.swapgrid.sim.site;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.swapgrid.sim.cabinet.ChargingCabinet;
import org.swapgrid.sim.grid.GridSignal;
import org.swapgrid.sim.grid.Noise;
import org.swapgrid.sim.meter.SimulatedMeter;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Request;
import org.swapgrid.sim.station.Bay;
import org.swapgrid.sim.station.Station;

/**
 * A whole simulated site on one time line, in nanoseconds from its beginning. Same settings, same
 * scenario, same requests at the same times: same site. Not for use by two threads.
 */
public final class Site {
  private final SiteSettings settings;
  private final Station station;
  private final ChargingCabinet cabinet;
  private final List<SimulatedMeter> meters = new ArrayList<>();
  private final PriorityQueue<Coming> coming =
      new PriorityQueue<>(comparingLong(Coming::nanos).thenComparingLong(Coming::order));
  private GridSignal grid;
  private Disturbance.LineState line = Disturbance.LineState.NORMAL;
  private long now;
  private long order;

  private record Coming(long nanos, long order, Disturbance what) {}

  public Site(SiteSettings settings, Scenario scenario) {
    this.settings = settings;
    this.station = Station.inBusiness(settings.station(), settings.seed());
    this.cabinet = new ChargingCabinet(station, settings.fallBack());
    this.grid = scenario.grid();
    scenario.events().forEach(this::schedule);
    for (var map : settings.meters()) {
      meters.add(new SimulatedMeter(map, settings.supply().volts(), settings.supply().hertz()));
    }
  }

  public List<SimulatedMeter> meters() {
    return Collections.unmodifiableList(meters);
  }

  public List<Bay> bays() {
    return station.bays();
  }

  /** Something will happen at its time; at once when that is past. */
  public void schedule(Scenario.Timed event) {
    coming.add(new Coming(event.at().toNanos(), order++, event.what()));
  }

  /** The present, in nanoseconds from the beginning. */
  public long now() {
    return now;
  }

  /** Counts served and refused riders from zero again. */
  public void forgetRiders() {
    station.forgetRiders();
  }

  public SiteStatus status() {
    int charging = 0;
    for (var bay : station.bays()) {
      charging += bay.drawW() >= 5 ? 1 : 0;
    }
    var sequence = cabinet.clock().acknowledged();
    return new SiteStatus(
        now,
        grid.at(now),
        station.watts(),
        new SiteStatus.Cabinet(cabinet.state(), cabinet.limitW(), sequence),
        charging,
        station.riders());
  }

  /** Lets time pass; a time already past changes nothing. */
  public void advanceTo(long nanos) {
    while (now < nanos) {
      var next = Math.min(nanos, nextStop());
      now = next;
      station.advanceTo(next / 1e9);
      cabinet.advanceTo(next);
      for (var meter : meters) {
        meter.renew(meter.windowEnd(next), grid, station.joules());
      }
      happen();
      energise();
    }
  }

  private long nextStop() {
    var next = coming.isEmpty() ? Long.MAX_VALUE : coming.element().nanos();
    for (var meter : meters) {
      var window = meter.map().timing().window().toNanos();
      next = Math.min(next, meter.windowEnd(now) + window);
    }
    return Math.max(next, now + 1);
  }

  private void happen() {
    while (!coming.isEmpty() && coming.element().nanos() <= now) {
      disturb(coming.remove().what());
    }
  }

  private void energise() {
    var on = grid.at(now).isEnergised();
    if (on != station.energised()) {
      station.energise(on);
    }
  }

  /** Asks the cabinet, through its line as it is now. */
  public Answer askCabinet(Request request) {
    return switch (line) {
      case NORMAL -> cabinet.answer(request);
      case SILENT -> new Answer.Silence();
      case REFUSING ->
          request instanceof Request.Write ? Answer.DEVICE_FAILED : cabinet.answer(request);
    };
  }

  /**
   * Something happens now.
   *
   * @throws IllegalArgumentException for a meter or bay that is not there
   */
  public void disturb(Disturbance what) {
    switch (what) {
      case Disturbance.Frequency(var hertz, var over) ->
          grid = grid.withFrequency(hertz, now, over.toNanos());
      case Disturbance.Voltage(var perUnit) -> grid = grid.withVoltage(perUnit, now);
      case Disturbance.PhaseJump(var degrees) -> grid = grid.withJump(degrees, now);
      case Disturbance.FrequencyNoise(var hertz) ->
          grid = grid.withNoise(new Noise(settings.seed(), hertz));
      case Disturbance.Meter(var meter, var fault) -> meter(meter).setFault(fault);
      case Disturbance.Charger(var bay, var obedience) -> bay(bay).setObedience(obedience);
      case Disturbance.ChargerFault(var bay, var code) -> bay(bay).setFault(code);
      case Disturbance.LocalStop(var bay, var stopped) -> bay(bay).setLocalStop(stopped);
      case Disturbance.Reboot _ -> cabinet.reboot();
      case Disturbance.TakeOver(var taken) -> cabinet.takeOver(taken);
      case Disturbance.CabinetLine(var state) -> line = state;
      case Disturbance.BayHealed(var bay) -> bay(bay).heal();
      case Disturbance.CabinetHealed _ -> {
        line = Disturbance.LineState.NORMAL;
        cabinet.takeOver(false);
      }
      case Disturbance.Rider _ -> station.rider();
    }
    energise();
  }

  private SimulatedMeter meter(int number) {
    if (number < 1 || number > meters.size()) {
      throw new IllegalArgumentException("no meter " + number + ": this site has " + meters.size());
    }
    return meters.get(number - 1);
  }

  private Bay bay(int number) {
    if (number < 1 || number > station.bays().size()) {
      throw new IllegalArgumentException(
          "no bay " + number + ": this site has " + station.bays().size());
    }
    return station.bays().get(number - 1);
  }
}
