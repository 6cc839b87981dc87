package org.swapgrid.decision;

import java.util.List;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.ServiceState;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Clearing;

/**
 * What the controller remembers from one cycle to the next.
 *
 * @param mode what the station is doing
 * @param sight what it knows of the grid
 * @param services each configured service, in configured order
 * @param budget what it may draw
 * @param bays each bay, ascending; empty before the cabinet's first report
 */
public record Memory(
    Mode mode, Sight sight, List<ServiceMemory> services, Budget budget, List<BayMemory> bays) {

  /** One service and how far it is. */
  public record ServiceMemory(ServiceId service, ServiceState state) {}

  /**
   * What the station may draw.
   *
   * @param allowed in the last cycle
   * @param before what it drew before the event: the cap of the return
   * @param baseline what a static service's response is measured against: the same, but for an
   *     event that begins on the way back from another what the station had come back to
   * @param events how many events there were; seeds the random delay
   * @param history the last minute
   */
  public record Budget(Power allowed, Power before, Power baseline, long events, History history) {
    Budget nextEvent() {
      return new Budget(allowed, before, baseline, events + 1, history);
    }

    Budget allowing(Power power) {
      return new Budget(power, before, baseline, events, history);
    }

    Budget measuredAgainst(Power power) {
      return new Budget(allowed, before, power, events, history);
    }
  }

  public Memory {
    services = List.copyOf(services);
    bays = List.copyOf(bays);
  }

  /** Whether a static service's claim stands. */
  boolean hasEvent() {
    return isEvent(services);
  }

  static boolean isEvent(List<ServiceMemory> services) {
    for (var service : services) {
      if (service.state() instanceof Active || service.state() instanceof Clearing) {
        return true;
      }
    }
    return false;
  }

  /** The state of this service; armed when it is new. */
  ServiceState stateOf(ServiceId id) {
    for (var service : services) {
      if (service.service().equals(id)) {
        return service.state();
      }
    }
    return ServiceState.ARMED;
  }
}
