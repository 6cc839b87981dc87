package org.swapgrid.service;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Cause;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.Reason;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.ServiceState.Active;
import org.swapgrid.service.ServiceState.Armed;
import org.swapgrid.service.ServiceState.Clearing;
import org.swapgrid.service.ServiceState.Following;
import org.swapgrid.service.ServiceState.Suspect;

/**
 * All or nothing: sheds what is promised when the frequency stays below a level, and returns when
 * it is back.
 */
public record StaticService(ServiceId id, Trip trip, Release release, Terms terms)
    implements GridService {

  /**
   * When it acts.
   *
   * @param level sheds below it
   * @param windows how many of the meter's windows must lie below before acting; 1 or more
   */
  public record Trip(Frequency level, int windows) {}

  /**
   * When it lets go.
   *
   * @param level back when at or above it
   * @param minimumHold shed for at least this long
   */
  public record Release(Frequency level, Duration minimumHold) {}

  @Override
  public ServiceState step(ServiceState was, Sighting sighting) {
    if (sighting.now().frequency().isBelow(trip.level)) {
      return below(was, sighting);
    }
    return switch (was) {
      case Armed _, Suspect _, Following _ -> ServiceState.ARMED;
      case Active event -> isBack(sighting) ? clearing(event, sighting) : event;
      case Clearing(var event, _, _) when !isBack(sighting) -> event;
      case Clearing clearing ->
          sighting.now().times().takenAt().compareTo(clearing.until()) >= 0
              ? ServiceState.ARMED
              : clearing;
    };
  }

  private ServiceState below(ServiceState was, Sighting sighting) {
    var event = event(was);
    if (event != null) {
      return event;
    }
    return count(was instanceof Suspect suspect ? suspect : first(sighting), sighting);
  }

  /** The claim that stands in this state; null where none does. */
  private static @Nullable Active event(ServiceState state) {
    return switch (state) {
      case Active event -> event;
      case Clearing(var event, _, _) -> event;
      case Armed _, Suspect _, Following _ -> null;
    };
  }

  private Suspect first(Sighting sighting) {
    var now = sighting.now();
    var crossing = now.crossing(sighting.before(), trip.level);
    return new Suspect(now.times().takenAt(), crossing);
  }

  /**
   * Windows are counted by time, from the first answer below to the request of this one: the
   * register was then surely renewed in between, however often it was polled.
   */
  private ServiceState count(Suspect suspect, Sighting sighting) {
    var now = sighting.now();
    var needed = now.window().multipliedBy(trip.windows - 1L);
    boolean enough =
        trip.windows == 1
            || now.times().askedAt().compareTo(suspect.firstBelow().plus(needed)) >= 0;
    return enough
        ? new Active(now.times().takenAt(), suspect.crossing(), sighting.offered())
        : suspect;
  }

  private boolean isBack(Sighting sighting) {
    return !sighting.now().frequency().isBelow(release.level);
  }

  private Clearing clearing(Active event, Sighting sighting) {
    var back = sighting.now().times().takenAt();
    var waits = List.of(sighting.siteDelay(), terms.comeback().delay());
    var waited = back.plus(Collections.max(waits));
    var held = event.since().plus(release.minimumHold);
    return new Clearing(event, back, Collections.max(List.of(waited, held)));
  }

  @Override
  public ServiceState unsighted(ServiceState was) {
    var event = event(was);
    return event == null ? ServiceState.ARMED : event;
  }

  @Override
  public Optional<Claim> claim(ServiceState state, Power baseline) {
    return Optional.ofNullable(event(state)).map(event -> claim(event, baseline));
  }

  private Claim claim(Active event, Power baseline) {
    var capacity = terms.capacity();
    var target = capacity == null ? Power.ZERO : baseline.minus(capacity).atLeastZero();
    var until = event.crossing().plus(terms.sustain());
    return new Claim(target, new Cause(Reason.FREQUENCY_LOW, id), event.owed(), until);
  }
}
