package org.swapgrid.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * What a decision was based on and what it means, for people, gauges and records.
 *
 * @param grid the judged grid
 * @param meters each configured meter's health, in configured order
 * @param balance the station's power
 * @param services each configured service, in configured order
 * @param bays the station's batteries
 */
public record View(
    GridState grid,
    List<MeterView> meters,
    Balance balance,
    List<ServiceView> services,
    Bays bays) {

  /**
   * One meter's health.
   *
   * @param frequency the last reading that counted; null before the first
   * @param doubt NONE when healthy
   * @param disagrees whether it is further from the other healthy meter than allowed
   */
  public record MeterView(
      MeterId meter, @Nullable Frequency frequency, GridState.Doubt doubt, boolean disagrees) {}

  /**
   * The station's power.
   *
   * @param measured what the cabinet draws by its own measurement; null when unknown
   * @param baseline mean draw from 60 to 5 s before the event, or before now in normal times
   * @param allowed the most the station may draw now
   * @param reduction what is owed and what was measured of it
   * @param binding what sets {@code allowed}
   */
  public record Balance(
      @Nullable Power measured, Power baseline, Power allowed, Reduction reduction, Cause binding) {
    public Power owed() {
      return reduction.owed;
    }

    public Power delivered() {
      return reduction.delivered;
    }
  }

  /**
   * A response to the grid. A station that draws little for another reason delivers nothing.
   *
   * @param owed the reduction owed to active services and to an order
   * @param delivered baseline less measured draw while a claim stands; zero when unknown
   */
  public record Reduction(Power owed, Power delivered) {}

  /**
   * One service's state.
   *
   * @param armed whether a low frequency would be answered now
   * @param active whether its claim stands
   * @param owed the reduction it asks for now
   * @param available what the station could deliver to it now
   */
  public record ServiceView(
      ServiceId service, boolean armed, boolean active, Power owed, Power available) {}

  /**
   * The station's batteries.
   *
   * @param occupied slots with a battery
   * @param charging bays drawing power
   * @param ready batteries that can be handed out
   * @param keptForRiders bays kept charging for coming riders
   * @param notObeying bays that draw more than told, ascending
   */
  public record Bays(
      int occupied, int charging, int ready, int keptForRiders, List<BayId> notObeying) {}

  public View {
    meters = List.copyOf(meters);
    services = List.copyOf(services);
  }
}
