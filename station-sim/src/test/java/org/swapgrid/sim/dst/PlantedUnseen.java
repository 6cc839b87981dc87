package org.swapgrid.sim.dst;

import java.util.List;

/** Faults planted where the core does not see the grid. */
final class PlantedUnseen {
  private static final String LOW = "NeverRisesWhileLow";

  static final List<Planted> ALL =
      List.of(
          new Planted(
              "a process that has seen nothing charges freely",
              "decision/Restart",
              "var mode = free ? new Unsure(now) : new Blind(now, true);",
              "var mode = free ? new Blind(now, false) : new Blind(now, true);",
              LOW),
          new Planted(
              "sight lost below a level frees the station",
              "decision/Sightless",
              "return facts.calls().level() == Level.LOW\n",
              "return facts.calls().level() == null\n",
              LOW),
          new Planted(
              "a hold without sight costs a free station its charge",
              "decision/Sightless",
              "Modes.isFree(held, facts) ? new Unsure(facts.now()) : new Blind(",
              "facts.now().isNegative() ? new Unsure(facts.now()) : new Blind(",
              "NeverShedsOnDoubt"),
          new Planted(
              "what was found is loosened without sight",
              "decision/Bound",
              "case Shedding _, Waiting _, Held _, Dark _, Unsure _ -> true;",
              "case Shedding _, Waiting _, Held _, Dark _ -> true;\n      case Unsure _ -> false;",
              LOW));

  private PlantedUnseen() {}
}
