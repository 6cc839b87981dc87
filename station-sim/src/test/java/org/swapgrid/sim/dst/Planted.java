package org.swapgrid.sim.dst;

import java.util.List;
import java.util.stream.Stream;

/**
 * A fault planted in the core: one text of one source, replaced.
 *
 * @param name in a few words
 * @param file below org/swapgrid, without .java
 * @param from stands there exactly once
 * @param to what takes its place
 * @param promise one that finds it
 */
record Planted(String name, String file, String from, String to, String promise) {
  private static final String SHEDS = "ShedsInTime";
  private static final String DOUBT = "NeverShedsOnDoubt";
  private static final String LOW = "NeverRisesWhileLow";
  private static final String RESERVE = "KeepsTheReserve";
  private static final String GENTLY = "ReturnsGently";
  private static final String COLDLY = "ComesBackColdly";
  private static final String SCATTERED = "ReturnsScattered";
  private static final String BACK = "ComesBack";

  static final List<Planted> ALL =
      Stream.of(
              core(),
              PlantedUnseen.ALL,
              PlantedCurve.ALL,
              PlantedBeside.figures(),
              PlantedBeside.orders(),
              PlantedBeside.records())
          .flatMap(List::stream)
          .toList();

  private static List<Planted> core() {
    return List.of(
        new Planted(
            "the trip level is 0.1 Hz lower",
            "service/StaticService",
            "if (sighting.now().frequency().isBelow(trip.level)) {",
            "if (sighting.now().frequency().milliHertz() + 100 < trip.level.milliHertz()) {",
            SHEDS),
        new Planted(
            "trips at the release level",
            "service/StaticService",
            "if (sighting.now().frequency().isBelow(trip.level)) {",
            "if (sighting.now().frequency().isBelow(release.level)) {",
            DOUBT),
        new Planted(
            "one window less",
            "service/StaticService",
            "multipliedBy(trip.windows - 1L)",
            "multipliedBy(trip.windows - 2L)",
            DOUBT),
        new Planted(
            "ten windows more",
            "service/StaticService",
            "multipliedBy(trip.windows - 1L)",
            "multipliedBy(trip.windows + 10L)",
            SHEDS),
        new Planted(
            "no hysteresis",
            "service/StaticService",
            "return !sighting.now().frequency().isBelow(release.level);",
            "return !sighting.now().frequency().isBelow(trip.level);",
            GENTLY),
        new Planted(
            "the service's release wait is not waited",
            "service/StaticService",
            "var waited = back.plus(Collections.max(waits));",
            "var waited = back;",
            GENTLY),
        new Planted(
            "the minimum hold is not held",
            "service/StaticService",
            "return new Clearing(event, back, Collections.max(List.of(waited, held)));",
            "return new Clearing(event, back, waited);",
            GENTLY),
        new Planted(
            "what was claimed is forgotten without sight",
            "service/StaticService",
            "return event == null ? ServiceState.ARMED : event;",
            "return ServiceState.ARMED;",
            GENTLY),
        new Planted(
            "the site's wait is not waited",
            "decision/Modes",
            "var until = facts.now.plus(policy.comeback().delay());",
            "var until = facts.now;",
            GENTLY),
        new Planted(
            "no random delay",
            "decision/Modes",
            "var until = facts.now.plus(Lot.draw(policy, facts.budget.events()));",
            "var until = facts.now;",
            SCATTERED),
        new Planted(
            "the wait goes on although the frequency is not back",
            "decision/Modes",
            "facts.calls.level != Level.BACK\n              ? releaseWait(facts)",
            "facts.calls.level == null\n              ? releaseWait(facts)",
            GENTLY),
        new Planted(
            "after a loss of voltage everything at once",
            "decision/Modes",
            "case Dark _ -> releaseWait(facts);",
            "case Dark _ -> new Normal(facts.now);",
            GENTLY),
        new Planted(
            "a curtailed station that sees again is free at once",
            "decision/Modes",
            "curtailed ? releaseWait(facts) : new Normal(facts.now);",
            "new Normal(facts.now);",
            GENTLY),
        new Planted(
            "the random delay never ends",
            "decision/Modes",
            "passed(waiting.until(), facts) ? new Restoring(facts.now, ramp(policy, facts)) :"
                + " waiting;",
            "facts == null ? new Restoring(facts.now, ramp(policy, facts)) : waiting;",
            BACK),
        new Planted("no ramp", "decision/Ramp", "* slope / 1000);", "* slope);", GENTLY),
        new Planted(
            "the ramp is twice as steep",
            "decision/Ramp",
            "* slope / 1000);",
            "* slope / 500);",
            GENTLY),
        new Planted(
            "the power before is exceeded",
            "decision/Ramp",
            "risen(anchor, now)).min(capped);",
            "risen(anchor, now));",
            GENTLY),
        new Planted(
            "no recovery window",
            "decision/Modes",
            "var recovered = facts.now.plus(policy.comeback().recovery());",
            "var recovered = facts.now;",
            GENTLY),
        new Planted(
            "a service's gentler ramp is ignored",
            "decision/Controller",
            "slope = Math.min(slope, whole",
            "slope = Math.max(slope, whole",
            GENTLY),
        new Planted(
            "a reading never grows old",
            "decision/MeterMemory",
            "return reading != null && now.minus(reading.times().askedAt()).compareTo(maxAge) <="
                + " 0;",
            "return reading != null;",
            GENTLY),
        new Planted(
            "a frequency counts without a voltage",
            "decision/MeterGate",
            "return permille >= LEAST_VOLTAGE_PERMILLE && permille <= MOST_VOLTAGE_PERMILLE;",
            "return true;",
            GENTLY),
        new Planted(
            "30 Hz is a frequency",
            "decision/MeterGate",
            "private static final Frequency LOWEST = new Frequency(45_000);",
            "private static final Frequency LOWEST = new Frequency(1_000);",
            DOUBT),
        new Planted(
            "a frozen meter counts",
            "decision/MeterGate",
            "return frozen ? Doubt.FROZEN : Doubt.NONE;",
            "return Doubt.NONE;",
            GENTLY),
        new Planted(
            "any step is believed at once",
            "decision/MeterGate",
            "return a.frequency().distanceTo(b.frequency()) <= gate.steps().mostMilliHertz();",
            "return true;",
            DOUBT),
        new Planted(
            "of two meters that disagree the higher governs",
            "decision/Eyes",
            "if (reading(meter).frequency().isBelow(reading(lowest).frequency())) {",
            "if (reading(meter).frequency().isAbove(reading(lowest).frequency())) {",
            SHEDS),
        new Planted(
            "every meter must be healthy",
            "decision/Eyes",
            "if (healthy.isEmpty()) {",
            "if (healthy.size() < gates.size()) {",
            SHEDS),
        new Planted(
            "a loss of voltage goes unnoticed",
            "decision/Eyes",
            "return allDead && isDark",
            "return allDead && !allDead",
            COLDLY),
        new Planted(
            "the riders' reserve is ignored",
            "decision/Controller",
            "firm || mode instanceof Dark ?",
            "firm || mode != null ?",
            RESERVE),
        new Planted(
            "a firm service stands behind the reserve",
            "decision/Controller",
            "firm || mode instanceof Dark ?",
            "mode instanceof Dark ?",
            SHEDS),
        new Planted(
            "limits may rise in an event",
            "decision/Bound",
            "case Shedding _, Waiting _, Held _, Dark _, Unsure _ -> true;",
            "case Shedding _, Waiting _, Held _, Dark _, Unsure _ -> false;",
            GENTLY),
        new Planted(
            "blindness loosens",
            "decision/Sightless",
            "Waiting _, Restoring _, Dark _ -> new Blind(facts.now(), true);",
            "Waiting _, Restoring _, Dark _ -> new Blind(facts.now(), false);",
            GENTLY),
        new Planted(
            "an overtaken answer counts",
            "decision/MeterGate",
            "sample.takenAt().compareTo(last.takenAt()) <= 0;",
            "sample.takenAt().equals(last.takenAt());",
            BACK),
        new Planted(
            "disobedient bays count as steered",
            "decision/Station",
            "return seen.isSteerable() && !notObeying();",
            "return seen.isSteerable();",
            SHEDS),
        new Planted(
            "one random delay for all stations",
            "decision/Lot",
            "mixed = mix(mixed ^ letter);",
            "mixed = mix(mixed);",
            SCATTERED),
        new Planted(
            "one random delay for all events of a station",
            "decision/Lot",
            "long mixed = mix(event);",
            "long mixed = mix(1);",
            SCATTERED),
        new Planted(
            "the way back never ends",
            "decision/Modes",
            "when isOver(ramp, facts) -> new Normal(facts.now);",
            "when isOver(ramp, facts) && facts == null -> new Normal(facts.now);",
            BACK),
        new Planted(
            "a process that starts at a low frequency raises limits",
            "decision/Controller",
            "boolean isLow = picture.level() == Level.LOW;",
            "boolean isLow = picture.level() == null;",
            LOW),
        new Planted(
            "a hold loosens",
            "decision/Modes",
            "return held(was, facts);",
            "return new Normal(facts.now);",
            GENTLY),
        new Planted(
            "without sight it carries on at once",
            "decision/Sightless",
            "return blind.since().plus(policy.gate().blind().hold()).plus(Lot.draw(policy,"
                + " events));",
            "return blind.since();",
            GENTLY),
        new Planted(
            "the wait loosens what was shed",
            "decision/Bound",
            "claimed.atMost(limits.last, Cause.of(reason(part)));",
            "claimed;",
            GENTLY),
        new Planted(
            "charging goes on in the dark",
            "decision/Bound",
            "new Bound(Power.ZERO, Cause.of(Reason.DARK))",
            "claimed",
            DOUBT),
        new Planted(
            "a restart forgets the event",
            "decision/Restart",
            "case Shedding _, Dark _, Ordered _ -> Stage.SHED;",
            "case Shedding _, Dark _, Ordered _ -> Stage.NORMAL;",
            GENTLY),
        new Planted(
            "a restart frees the station",
            "decision/Restart",
            "boolean free = resume.stage() == Stage.NORMAL;",
            "boolean free = true;",
            GENTLY));
  }
}
