package org.swapgrid.sim.dst;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.swapgrid.service.StaticService;

/** What all of a station's meters together showed it, and since when. */
final class Sightline {
  private final Setting setting;
  private final List<ProbedMeter> meters;
  private final List<Eye> eyes = new ArrayList<>();
  private final long[] honestSince;
  private final long[] evidence;
  private final long[] belowSince;
  private long sightedSince = -1;
  private long unsightedSince;
  private long backSince = -1;
  private long unclearSince = -1;
  private final long[] honestlyBelowSince;
  private final long[] surelyBelowSince;

  Sightline(Setting setting, List<ProbedMeter> meters) {
    this.setting = setting;
    this.meters = meters;
    meters.forEach(_ -> eyes.add(new Eye(setting)));
    this.honestSince = new long[meters.size()];
    this.evidence = new long[setting.services().size()];
    this.belowSince = new long[setting.services().size()];
    this.honestlyBelowSince = new long[setting.services().size()];
    this.surelyBelowSince = new long[setting.services().size()];
    forget(0);
  }

  /** The process ended: what it saw is void. */
  void forget(long now) {
    eyes.forEach(Eye::forget);
    sightedSince = -1;
    unsightedSince = now;
    backSince = -1;
    unclearSince = now;
    for (int i = 0; i < evidence.length; i++) {
      evidence[i] = Long.MIN_VALUE / 2;
      belowSince[i] = -1;
      honestlyBelowSince[i] = -1;
      surelyBelowSince[i] = -1;
    }
  }

  void look(long processBegan, long now) {
    for (int i = 0; i < meters.size(); i++) {
      var meter = meters.get(i);
      honestSince[i] = meter.trouble().isHonest() ? honestSince[i] : now;
      var sample = meter.latest().orElse(null);
      if (sample != null) {
        eyes.get(i).look(sample, processBegan);
      }
    }
    var current = current(now);
    sight(!current.isEmpty(), now);
    levels(current, now);
    for (int i = 0; i < evidence.length; i++) {
      var service = setting.services().get(i);
      evidence[i] = isEvidence(i, now) ? now : evidence[i];
      boolean isBelow = isHonestlyBelow(service, now);
      int level = service.trip().level().milliHertz();
      boolean isSure =
          !current.isEmpty() && current.stream().allMatch(each -> each.milliHertz() < level);
      surelyBelowSince[i] = isSure ? first(surelyBelowSince[i], now) : -1;
      honestlyBelowSince[i] = isBelow ? first(honestlyBelowSince[i], now) : -1;
    }
  }

  private static long first(long since, long now) {
    return since < 0 ? now : since;
  }

  private List<Eye.Believed> current(long now) {
    return eyes.stream().map(eye -> eye.current(now)).filter(Objects::nonNull).toList();
  }

  private void sight(boolean isSighted, long now) {
    sightedSince = isSighted ? first(sightedSince, now) : -1;
    unsightedSince = isSighted ? -1 : first(unsightedSince, now);
  }

  private void levels(List<Eye.Believed> current, long now) {
    int release = setting.highestRelease();
    int trip = setting.highestTrip();
    boolean isBack =
        !current.isEmpty() && current.stream().anyMatch(each -> each.milliHertz() >= release);
    boolean isLow =
        !current.isEmpty() && current.stream().allMatch(each -> each.milliHertz() < trip);
    backSince = isBack ? first(backSince, now) : -1;
    boolean isUnclear = isLow || (current.isEmpty() && unclearSince >= 0);
    unclearSince = isUnclear ? first(unclearSince, now) : -1;
  }

  /**
   * Whether enough windows below its level were seen, by whichever meter: from the first reading
   * below to the request of a new one, with a meter below at every moment in between.
   */
  private boolean isEvidence(int service, long now) {
    var trip = setting.services().get(service).trip();
    long span = Setting.WINDOW.toNanos() * (trip.windows() - 1L);
    long first = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    for (var each : current(now)) {
      if (each.milliHertz() < trip.level().milliHertz()) {
        first = Math.min(first, each.takenAt());
        newest = Math.max(newest, each.takenAt() == now ? each.askedAt() : Long.MIN_VALUE);
      }
    }
    boolean isBelow = first != Long.MAX_VALUE;
    belowSince[service] = isBelow ? first(belowSince[service], first) : -1;
    return newest > Long.MIN_VALUE && (trip.windows() == 1 || newest >= belowSince[service] + span);
  }

  /** Whether a meter without any trouble shows it plainly, whatever another one says. */
  private boolean isHonestlyBelow(StaticService service, long now) {
    int margin = eyes.size() == 1 ? 0 : setting.policy().gate().steps().disagreeMilliHertz() + 1;
    for (int i = 0; i < eyes.size(); i++) {
      var reading = eyes.get(i).current(now);
      boolean isBelow =
          reading != null && reading.milliHertz() < service.trip().level().milliHertz() - margin;
      if (isBelow && now - honestSince[i] > 3_000_000_000L) {
        return true;
      }
    }
    return false;
  }

  /** When enough windows below this service's level were last seen. */
  long evidence(int service) {
    return evidence[service];
  }

  /** Whether every meter that counts has shown it for more than enough windows. */
  boolean isSurelyTripped(int service, long now) {
    long since = surelyBelowSince[service];
    int windows = setting.services().get(service).trip().windows();
    long newest = Long.MAX_VALUE;
    for (var each : current(now)) {
      newest = Math.min(newest, each.askedAt());
    }
    return since >= 0
        && newest <= now
        && newest - since >= Setting.WINDOW.toNanos() * (windows + 1L);
  }

  long lastEvidence() {
    long last = Long.MIN_VALUE / 2;
    for (long each : evidence) {
      last = Math.max(last, each);
    }
    return last;
  }

  /** Since when an honest meter shows it below this service's level; -1 when none does. */
  long honestlyBelowSince(int service) {
    return honestlyBelowSince[service];
  }

  /**
   * Since when nothing speaks for charging more: this process has seen nothing yet, or every meter
   * that counts shows less than the highest trip level, or did when sight was lost; -1: not now.
   */
  long unclearSince() {
    return unclearSince;
  }

  /** Since when some meter that counts shows the frequency back without a break; -1: not now. */
  long backSince() {
    return backSince;
  }

  /** Since when no reading counts; -1 while one does. */
  long unsightedSince() {
    return unsightedSince;
  }

  long sightedSince() {
    return sightedSince;
  }

  @Nullable Integer shown(int meter, long now) {
    var current = eyes.get(meter).current(now);
    return current == null ? null : current.milliHertz();
  }
}
