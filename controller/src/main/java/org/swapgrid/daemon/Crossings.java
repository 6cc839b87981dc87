package org.swapgrid.daemon;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.GridService;
import org.swapgrid.service.StaticService;

/**
 * When the frequency last fell through each static service's level, by a straight line between the
 * readings round it. A droop has no one level; it is left out.
 */
final class Crossings {
  private final Map<ServiceId, Frequency> levels = new HashMap<>();
  private final Map<ServiceId, Duration> crossed = new HashMap<>();
  private GridState.@Nullable Seen last;

  /** The levels to watch from now on. */
  void watch(List<GridService> services) {
    levels.clear();
    for (var service : services) {
      switch (service) {
        case StaticService fixed -> levels.put(fixed.id(), fixed.trip().level());
        case DroopService _ -> {}
      }
    }
  }

  boolean watches(ServiceId service) {
    return levels.containsKey(service);
  }

  /** The newest reading that counts; a repeated one changes nothing. */
  void see(GridState grid) {
    if (!(grid instanceof GridState.Seen seen)) {
      last = null;
      return;
    }
    var before = last;
    last = seen;
    if (before == null || seen.takenAt().compareTo(before.takenAt()) <= 0) {
      return;
    }
    levels.forEach((service, level) -> fall(service, level, before, seen));
  }

  private void fall(
      ServiceId service, Frequency level, GridState.Seen before, GridState.Seen after) {
    if (before.frequency().isBelow(level) || !after.frequency().isBelow(level)) {
      return;
    }
    long fallen = (long) before.frequency().milliHertz() - after.frequency().milliHertz();
    long toLevel = (long) before.frequency().milliHertz() - level.milliHertz();
    var between = after.takenAt().minus(before.takenAt());
    crossed.put(service, before.takenAt().plus(between.multipliedBy(toLevel).dividedBy(fallen)));
  }

  /** The crossing, once; null when none was seen since it was last asked for. */
  @Nullable Duration take(ServiceId service) {
    return crossed.remove(service);
  }
}
