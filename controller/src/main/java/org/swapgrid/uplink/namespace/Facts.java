package org.swapgrid.uplink.namespace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * What the station says beside a cycle's record.
 *
 * @param status of the daemon
 * @param link of the uplink itself
 * @param events the last event of each service that had one
 * @param outlook what could be delivered in one, two, ... hours; a service without is unknown
 * @param dispatch what the aggregator ordered and what became of it
 */
public record Facts(
    Status status,
    LinkFacts link,
    Map<ServiceId, EventFacts> events,
    Map<ServiceId, List<Power>> outlook,
    DispatchFacts dispatch) {
  public Facts {
    events = Map.copyOf(events);
    outlook = Map.copyOf(outlook);
  }

  /**
   * Of the daemon.
   *
   * @param reason one sentence: what the station does and why
   * @param uptime since the process began
   * @param alarm 0 for none
   * @param clock whether the wall clock is synchronised, and how well
   */
  public record Status(String reason, Duration uptime, int alarm, ClockFacts clock) {}

  /**
   * The wall clock.
   *
   * @param synchronised by the operating system's word
   * @param offset from its source, any sign; null when unknown
   */
  public record ClockFacts(boolean synchronised, @Nullable Duration offset) {}

  /**
   * The uplink itself.
   *
   * @param outbox how full it is
   * @param reconnects sessions since the process began, less the first
   * @param lastLoss why the last one ended; null when none did
   */
  public record LinkFacts(Outbox.Level outbox, long reconnects, @Nullable String lastLoss) {}

  /**
   * A service's last event.
   *
   * @param id unique at this station
   * @param start when the level was crossed
   * @param lowest the lowest frequency seen
   * @param response crossing to limits in force; null when not known
   * @param kilowattHours not drawn; null while it lasts
   * @param test whether a self-test made it
   */
  public record EventFacts(
      String id,
      Instant start,
      @Nullable Frequency lowest,
      @Nullable Duration response,
      @Nullable Double kilowattHours,
      boolean test) {}

  /**
   * Orders.
   *
   * @param validUntil the running lease's end; null without one
   * @param last the last acknowledgement; null before the first
   * @param packKilowattHours from the grid into an empty pack, as learned here; null when unknown
   */
  public record DispatchFacts(
      @Nullable Instant validUntil,
      @Nullable Acknowledgement last,
      @Nullable Double packKilowattHours) {
    public DispatchFacts(@Nullable Instant validUntil, @Nullable Acknowledgement last) {
      this(validUntil, last, null);
    }
  }
}
