package org.swapgrid.outlook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.Power;
import org.swapgrid.service.GridService;

/**
 * The bays' charge carried forward: batteries charge as they did so far, and riders come as often
 * as at this hour of the weeks before, each taking the fullest ready battery and leaving one as
 * empty as usual.
 */
final class Forecast {
  private static final int STEPS_AN_HOUR = 12;

  /** In thousandths, so that whole swaps come on whole steps. */
  private static final long SWAP = 1_000;

  /** What riders bring while none was seen: half full claims less than flat. */
  private static final int HALF = 500;

  private static final class Pack {
    private final long rating;
    private double permille;

    Pack(long rating, double permille) {
      this.rating = rating;
      this.permille = permille;
    }
  }

  private final Learned learned;
  private final Policy policy;
  private final List<Pack> packs = new ArrayList<>();
  private final double room;
  private @Nullable Instant wall;
  private long due;

  /**
   * Begins at this cycle.
   *
   * @param wall null while the clock is not set: riders then come as often as configured
   */
  Forecast(Learned learned, Policy policy, CycleRecord cycle, @Nullable Instant wall) {
    this.learned = learned;
    this.policy = policy;
    this.wall = wall;
    var cabinet = cycle.seen().cabinet();
    var stubborn = cycle.made().view().bays().notObeying();
    double others = 0;
    for (var bay : cabinet == null ? List.<BaySnapshot>of() : cabinet.bays()) {
      if (bay.isSteerable() && !stubborn.contains(bay.bay())) {
        pack(bay);
      } else {
        others += bay.draw().atLeastZero().watts();
      }
    }
    room = Math.max(0, policy.site().connectionLimit().watts() - others);
  }

  private void pack(BaySnapshot bay) {
    var battery = bay.battery();
    if (battery == null) {
      return;
    }
    long rating = bay.ceiling().atLeastZero().watts();
    int charge = battery.stateOfCharge().permille();
    switch (battery.state()) {
      case CHARGING, EMPTY -> packs.add(new Pack(rating, charge));
      case FULL, HOLDING -> packs.add(new Pack(rating, 1000));
      case OFF, DISCHARGING, TESTING -> {}
    }
  }

  /** Lets an hour pass. */
  void hour() {
    for (int step = 0; step < STEPS_AN_HOUR; step++) {
      step();
    }
  }

  private void step() {
    double hours = 1.0 / STEPS_AN_HOUR;
    double scale = scale();
    for (var pack : packs) {
      double milliwattHours = draw(pack) * scale * hours * 1000;
      pack.permille += milliwattHours / learned.charging().energy().value();
      pack.permille = Math.min(1000, pack.permille);
    }
    for (due += Math.round(swapsPerHour() * SWAP); due >= SWAP * STEPS_AN_HOUR; ) {
      due -= SWAP * STEPS_AN_HOUR;
      swap();
    }
    wall = wall == null ? null : wall.plusSeconds(3600 / STEPS_AN_HOUR);
  }

  private double swapsPerHour() {
    double configured = policy.riders().swapsPerHour();
    return wall == null
        ? configured
        : learned.week().swaps(Week.hourOf(wall.atZone(learned.zone())), configured);
  }

  /** Who finds no battery ready leaves none. */
  private void swap() {
    var arriving = learned.arriving();
    packs.stream()
        .filter(this::isReady)
        .max(Comparator.comparingDouble(pack -> pack.permille))
        .ifPresent(pack -> pack.permille = arriving.isKnown() ? arriving.value() : HALF);
  }

  private boolean isReady(Pack pack) {
    return pack.permille >= policy.riders().ready().permille();
  }

  private double draw(Pack pack) {
    return pack.permille >= 1000 ? 0 : pack.rating * learned.charging().share(pack.permille) / 1000;
  }

  private double wanted() {
    return packs.stream().mapToDouble(this::draw).sum();
  }

  private double scale() {
    double wanted = wanted();
    return wanted > room ? room / wanted : 1;
  }

  /** What would be drawn and a command could stop, within the connection limit. */
  Power charging() {
    return new Power((long) Math.min(wanted(), room));
  }

  /** What of it this service would be offered. */
  Power offer(GridService service) {
    double kept = service.terms().firm() ? 0 : keptForRiders();
    var free = new Power((long) (charging().watts() - kept)).atLeastZero();
    var capacity = service.terms().capacity();
    return capacity == null ? free : free.min(capacity);
  }

  /** The draw of those nearest to ready that go on charging so that the riders' reserve holds. */
  private double keptForRiders() {
    long ready = packs.stream().filter(this::isReady).count();
    return packs.stream()
        .filter(pack -> !isReady(pack))
        .sorted(Comparator.comparingDouble(pack -> -pack.permille))
        .limit(Math.max(0, policy.wantedReady() - ready))
        .mapToDouble(this::draw)
        .sum();
  }
}
