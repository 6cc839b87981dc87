package org.swapgrid.sim.dst;

import java.util.List;

/** Faults planted where a service in proportion is followed. */
final class PlantedCurve {
  private static final String CURVE = "FollowsTheCurve";

  static final List<Planted> ALL =
      List.of(
          new Planted(
              "half of what the curve asks",
              "service/DroopService",
              "capacity.watts() * permille / 1000",
              "capacity.watts() * permille / 2000",
              CURVE),
          new Planted(
              "twice what the curve asks",
              "service/DroopService",
              "capacity.watts() * permille / 1000",
              "capacity.watts() * permille / 500",
              CURVE),
          new Planted(
              "without sight what the curve held back is freed",
              "decision/Sightless",
              "case Shedding _, Regulating _, Waiting _",
              "case Regulating _ -> new Blind(facts.now(), false);\n"
                  + "      case Shedding _, Waiting _",
              CURVE),
          new Planted(
              "behind the curve comes a wait",
              "decision/Modes",
              "return was instanceof Normal ? was : new Normal(facts.now);",
              "if (was instanceof Regulating) {\n        return new Waiting(facts.now,"
                  + " facts.now.plusSeconds(9), Part.RELEASE_WAIT);\n      }\n"
                  + "      return was instanceof Normal ? was : new Normal(facts.now);",
              CURVE),
          new Planted(
              "what the curve asks is asked of what is drawn now",
              "decision/Claims",
              "case DroopService _ -> budget.before();",
              "case DroopService _ -> budget.allowed();",
              CURVE));

  private PlantedCurve() {}
}
