package org.swapgrid.sim.dst;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One seed: a world, its troubles, then calm until all is well. */
final class Run {
  /** Nothing is thrown out of what is real in the simulation. */
  static final String KEEPS_RUNNING = "KeepsRunning";

  /** Every so many seeds one has an aggregator. */
  private static final int LINKED = 4;

  private final World world;

  /**
   * What came of a seed.
   *
   * @param broken the promise that was not kept; null when all were
   * @param mark of the trace
   * @param newest the last lines of the trace
   * @param simulated how long it was
   * @param returns how long it waited at random before each clean return
   */
  record Outcome(
      long seed,
      @Nullable Broken broken,
      String mark,
      List<String> newest,
      Duration simulated,
      List<Scatter.Return> returns) {}

  static Outcome of(long seed, World.Ground ground) {
    if (seed % LINKED != 0) {
      return new Run(seed, ground, new Shadow(), false).outcome();
    }
    var without = new Run(seed, ground, new Shadow(), false);
    return without.world.broken() == null
        ? new Run(seed, ground, without.world.shadow(), true).outcome()
        : without.outcome();
  }

  private Run(long seed, World.Ground ground, Shadow shadow, boolean hostile) {
    var chance = new SplittableRandom(seed);
    var setting = Setting.draw(seed, ground, chance.split());
    var back = new ComesBack();
    long trouble = (long) (chance.nextDouble(40, 110) * 1e9);
    var company = new World.Company(seed % LINKED == 0, hostile, trouble);
    this.world = new World(setting, promises(back, shadow), company);
    var troubles = new Troubles(world, chance.split(), Duration.ofNanos(trouble));
    troubles.draw();
    troubles.calm();
    try {
      play(back, trouble, trouble + setting.back().plusSeconds(5).toNanos());
    } catch (RuntimeException thrown) {
      world.threw(thrown);
    }
    var link = world.link();
    if (link != null) {
      link.end();
    }
  }

  private void play(ComesBack back, long trouble, long deadline) {
    world.runTo(trouble + World.STEP);
    while (world.broken() == null
        && !(back.isBack(world.witness()) && isSettled())
        && world.time().nanos() < deadline) {
      world.step();
    }
  }

  /** Whether the host has every record. */
  private boolean isSettled() {
    var link = world.link();
    return link == null || (link.lacking() == 0 && !link.isUntold());
  }

  private Outcome outcome() {
    var trace = world.trace();
    return new Outcome(
        world.setting().seed(),
        world.broken(),
        trace.mark(),
        trace.newest(),
        Duration.ofNanos(world.time().nanos()),
        world.witness().returns());
  }

  static List<Promise> promises(ComesBack back, Shadow shadow) {
    var promises = new ArrayList<Promise>();
    promises.add(new ObeysTrueOrdersOnly(shadow));
    promises.add(new ObeysOrders());
    promises.add(new ShedsInTime());
    promises.add(new NeverRisesWhileLow());
    promises.add(new NeverShedsOnDoubt());
    promises.add(new KeepsTheReserve());
    promises.add(new FollowsTheCurve());
    promises.add(new ReturnsGently());
    promises.add(new ComesBackColdly());
    promises.add(new TellsWhatWasMeasured());
    promises.add(new LosesNoRecord());
    promises.add(back);
    return promises;
  }
}
