package org.swapgrid.service;

import java.time.Duration;
import org.swapgrid.model.Power;

/** How far a service is. Data exists only in the state where it means something. */
public sealed interface ServiceState {
  /** Nothing to answer. */
  record Armed() implements ServiceState {}

  /**
   * Below the level, but not yet for enough windows.
   *
   * @param firstBelow when the first reading below was answered
   * @param crossing when the level was crossed, interpolated
   */
  record Suspect(Duration firstBelow, Duration crossing) implements ServiceState {}

  /**
   * The claim stands.
   *
   * @param since when it was decided
   * @param crossing when the level was crossed, interpolated
   * @param owed the reduction promised at that moment
   */
  record Active(Duration since, Duration crossing, Power owed) implements ServiceState {}

  /**
   * The frequency is back and the release wait runs; the claim stands.
   *
   * @param event the claim
   * @param backSince since when the frequency is at or above the release level without a break
   * @param until when it may let go
   */
  record Clearing(Active event, Duration backSince, Duration until) implements ServiceState {}

  /**
   * A droop service away from zero response.
   *
   * @param permille of the capacity; positive draws less
   */
  record Following(Duration since, int permille) implements ServiceState {}

  ServiceState ARMED = new Armed();
}
