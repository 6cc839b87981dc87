package org.swapgrid.sim.dst;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.swapgrid.sim.site.Disturbance;
import org.swapgrid.sim.station.Obedience;

/** Draws a seed's troubles: what happens, when, and for how long. */
final class Troubles {
  private static final double SECOND = 1e9;

  private final World world;
  private final RandomGenerator chance;
  private final long end;
  private int order;

  Troubles(World world, RandomGenerator chance, Duration length) {
    this.world = world;
    this.chance = chance;
    this.end = length.toNanos();
  }

  void draw() {
    int events = chance.nextInt(1, 4);
    for (int i = 0; i < events; i++) {
      grid(someTime());
    }
    int faults = chance.nextInt(2, 9);
    for (int i = 0; i < faults; i++) {
      fault(someTime());
    }
    var link = world.link();
    int deaths = link != null && link.isOnDisk() ? chance.nextInt(2, 5) : 0;
    for (int i = 0; i < deaths; i++) {
      death(someTime());
    }
  }

  private long someTime() {
    return (long) (8 * SECOND) + chance.nextLong(end - (long) (10 * SECOND));
  }

  private long seconds(double from, double to) {
    return (long) (chance.nextDouble(from, to) * SECOND);
  }

  void at(long nanos, String words, Consumer<World> act) {
    world.schedule(new Trouble(Math.min(nanos, end), order++, words, act));
  }

  private void frequency(long at, double hertz, long over) {
    at(
        at,
        "the frequency goes to %.3f Hz in %.1f s".formatted(hertz, over / SECOND),
        w -> w.site().disturb(new Disturbance.Frequency(hertz, Duration.ofNanos(over))));
  }

  private void voltage(long at, double perUnit) {
    at(
        at,
        "the voltage goes to %.2f".formatted(perUnit),
        w -> w.site().disturb(new Disturbance.Voltage(perUnit)));
  }

  private void grid(long at) {
    switch (chance.nextInt(12)) {
      case 0, 1, 2, 3 -> dip(at);
      case 4 -> nearMiss(at);
      case 5 -> swing(at);
      case 6 -> outage(at);
      case 7 -> deepStep(at);
      case 9 -> disobeyed(at);
      case 10 -> lateStart(at);
      case 8 -> {
        voltage(at, chance.nextDouble(0.5, 0.85));
        voltage(at + seconds(0.1, 0.5), 1);
        jump(at);
      }
      default -> jump(at);
    }
  }

  private double trip() {
    var droop = world.setting().droop();
    if (droop != null) {
      int least = droop.curve().getFirst().frequency().milliHertz() - 50;
      int most = droop.curve().getLast().frequency().milliHertz();
      return chance.nextInt(least, most) / 1000.0;
    }
    var services = world.setting().services();
    return services.get(chance.nextInt(services.size())).trip().level().hertz();
  }

  private void dip(long at) {
    double[] depths = {0.012, 0.03, 0.08, 0.3, 0.7};
    double level = trip();
    frequency(at, level - depths[chance.nextInt(depths.length)], seconds(0, 3));
    long back = at + seconds(2, 30);
    if (chance.nextBoolean()) {
      frequency(back, level + 0.03, seconds(0, 2));
      back += seconds(2, 15);
    }
    if (chance.nextInt(3) == 0) {
      frequency(back, 60, 0);
      frequency(back + seconds(1, 25), level - 0.05, seconds(0, 1));
      back += seconds(26, 35);
    }
    frequency(back, chance.nextInt(3) == 0 ? level + 0.075 : 60, seconds(0, 3));
  }

  private void nearMiss(long at) {
    frequency(at, trip() + 0.025, seconds(0, 2));
    frequency(at + seconds(3, 15), 60, seconds(0, 2));
  }

  private void swing(long at) {
    double level = trip();
    long next = at;
    for (int i = 0; i < 4; i++) {
      frequency(next, level - 0.03, seconds(0.2, 1));
      next += seconds(0.5, 2);
      frequency(next, level + 0.1, seconds(0.2, 1));
      next += seconds(0.5, 2);
    }
    frequency(next, 60, 0);
  }

  private void outage(long at) {
    voltage(at, chance.nextDouble(0, 0.1));
    frequency(at, chance.nextDouble(40, 50), seconds(2, 10));
    long back = at + seconds(1, 30);
    frequency(back, 60, 0);
    voltage(back + seconds(0, 1), 1);
  }

  private void deepStep(long at) {
    frequency(at, 58.4, 0);
    frequency(at + seconds(1, 8), 60, 0);
  }

  /** An event in which some bays do not do as they are told, each for all of it. */
  private void disobeyed(long at) {
    frequency(at, trip() - 0.05, seconds(0, 2));
    frequency(at + seconds(14, 30), 60, 0);
    int bays = world.setting().site().station().bays();
    int many = chance.nextInt(1, 1 + Math.max(1, bays / 2));
    int first = chance.nextInt(bays);
    var obedience = chance.nextBoolean() ? Obedience.DISOBEDIENT : Obedience.STUCK;
    bays(at - seconds(-3, 3), at + seconds(20, 40), new Some(first, many), obedience);
  }

  /** The frequency falls while the process is dead and the cabinet has fallen back. */
  private void lateStart(long at) {
    at(at, "the process dies", w -> w.box().die(Box.Act.SENT, false));
    long low = at + seconds(1, 9);
    frequency(low, trip() - 0.05, 0);
    long start = low + seconds(0.1, 3);
    at(start, "start", w -> w.box().start());
    if (chance.nextInt(3) == 0) {
      everyMeter(start + seconds(0, 0.4), MeterTrouble.LOST);
      everyMeter(start + seconds(1, 40), MeterTrouble.NONE);
    }
    frequency(low + seconds(5, 15), 60, 0);
  }

  private void everyMeter(long at, MeterTrouble kind) {
    at(at, "every meter: " + kind, w -> w.meters().forEach(meter -> meter.trouble(kind)));
  }

  private void jump(long at) {
    double degrees = chance.nextDouble(20, 150);
    at(
        at,
        "the phase jumps by -%.0f degrees".formatted(degrees),
        w -> w.site().disturb(new Disturbance.PhaseJump(-degrees)));
  }

  private void fault(long at) {
    switch (chance.nextInt(14)) {
      case 0, 1, 2, 3 -> meter(at);
      case 4, 5 -> line(at);
      case 6, 7 -> bay(at);
      case 8 -> at(at, "the cabinet reboots", w -> w.site().disturb(new Disturbance.Reboot()));
      case 9, 10 -> death(at);
      case 11 -> rush(at);
      case 12 -> disk(at);
      default -> hold(at);
    }
  }

  private void meter(long at) {
    var kinds = MeterTrouble.values();
    var kind = kinds[chance.nextInt(1, kinds.length)];
    int number = chance.nextInt(world.meters().size());
    at(at, "meter " + (number + 1) + ": " + kind, w -> w.meters().get(number).trouble(kind));
    at(
        at + seconds(0.3, 30),
        "meter " + (number + 1) + " is well",
        w -> w.meters().get(number).trouble(MeterTrouble.NONE));
  }

  private void line(long at) {
    var late = Duration.ofNanos(seconds(0.1, 0.9));
    var usual = Disturbance.LineState.NORMAL;
    switch (chance.nextInt(3)) {
      case 0 -> at(at, "cabinet: silent", w -> w.line(Disturbance.LineState.SILENT, Duration.ZERO));
      case 1 ->
          at(at, "cabinet: refuses", w -> w.line(Disturbance.LineState.REFUSING, Duration.ZERO));
      default -> at(at, "cabinet: slow, " + late.toMillis() + " ms", w -> w.line(usual, late));
    }
    at(at + seconds(0.5, 15), "cabinet: well", w -> w.line(usual, Duration.ZERO));
  }

  private void bay(long at) {
    int bays = world.setting().site().station().bays();
    int first = chance.nextInt(bays);
    int many = chance.nextBoolean() ? 1 : Math.max(1, bays / 2);
    var obediences = Obedience.values();
    var obedience = obediences[chance.nextInt(obediences.length)];
    bays(at, at + seconds(3, 40), new Some(first, many), obedience);
  }

  private record Some(int first, int many) {}

  /** Some bays obey like this for a while; a prompt one is dead. */
  private void bays(long at, long back, Some some, Obedience obedience) {
    int bays = world.setting().site().station().bays();
    int code = obedience == Obedience.PROMPT ? 7 : 0;
    for (int i = 0; i < some.many; i++) {
      int number = (some.first + i) % bays + 1;
      var what = code == 0 ? obedience.toString() : "dead";
      at(at, "bay " + number + ": " + what, w -> w.chargers().set(number, obedience, code));
      at(back, "bay " + number + " is well", w -> w.chargers().set(number, Obedience.PROMPT, 0));
    }
  }

  private void death(long at) {
    var acts = Box.Act.values();
    var act = acts[chance.nextInt(1, acts.length)];
    boolean withBox = chance.nextInt(4) == 0;
    at(
        at,
        (withBox ? "the box dies, " : "the process dies, ") + act,
        w -> w.box().die(act, withBox));
    if (chance.nextInt(8) == 0) {
      at(at + World.STEP, "the state file is damaged", w -> w.box().state().damage());
    }
    at(at + seconds(0.3, 12), "start", w -> w.box().start());
  }

  private void rush(long at) {
    int riders = chance.nextInt(2, 8);
    for (int i = 0; i < riders; i++) {
      at(at + seconds(0, 20), "a rider", w -> w.site().disturb(new Disturbance.Rider()));
    }
  }

  private void disk(long at) {
    at(at, "the disk is full", w -> w.box().full(true));
    at(at + seconds(2, 25), "the disk has room", w -> w.box().full(false));
  }

  private void hold(long at) {
    at(at, "a technician holds the station", w -> w.box().hold(true));
    at(at + seconds(2, 20), "the technician lets go", w -> w.box().hold(false));
  }

  /** Everything ends; but answers may go on overtaking each other, for that harms nothing. */
  void calm() {
    at(end, "calm", World::calm);
    if (chance.nextInt(6) == 0) {
      at(
          end,
          "the answers of every meter go on overtaking each other",
          w -> w.meters().forEach(meter -> meter.trouble(MeterTrouble.DISORDERED)));
    }
  }
}
