package org.swapgrid.sim.prequalify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swapgrid.model.Power;
import org.swapgrid.sim.config.StationFile;

/** What a reader has to know of the run to believe it, or not. */
final class SetUp {
  private final Request request;
  private final Terms terms;
  private final StationFile station;

  SetUp(Request request, Terms terms, StationFile station) {
    this.request = request;
    this.terms = terms;
    this.station = station;
  }

  List<Outcome.Fact> facts(List<Step> steps) {
    var facts = new ArrayList<Outcome.Fact>();
    facts.add(new Outcome.Fact("Service", request.product().title()));
    facts.add(new Outcome.Fact("Tested", tested()));
    facts.add(new Outcome.Fact("Meter", meter()));
    facts.add(new Outcome.Fact("Station", stationWords()));
    facts.add(new Outcome.Fact("Measured by", measuredBy(steps)));
    facts.add(new Outcome.Fact("Not part of it", limits()));
    facts.add(new Outcome.Fact("Product's numbers", numbers()));
    facts.add(new Outcome.Fact("Configuration", "values in force, SHA-256 " + station.hash()));
    return facts;
  }

  private String numbers() {
    var numbers = request.product().numbers();
    var open = numbers.stream().filter(n -> !n.verified()).count();
    return "%d of %d are not verified with the market's own text; each stands below with its source"
        .formatted(open, numbers.size());
  }

  private String tested() {
    return request.box() == null
        ? "the daemon of this version as a process of its own, reading a simulated meter and"
            + " commanding a simulated cabinet over Modbus TCP"
        : "a box elsewhere that reads the simulated meter and commands the simulated cabinet over"
            + " Modbus TCP: meter input, decision and commands of the box are tested, not the"
            + " chargers and meter of its site. What it promised and how it waits is taken from the"
            + " configuration given to this run; that the box has the same is not checked";
  }

  private String meter() {
    var map = station.meters().getFirst().map();
    return "%s: window %d ms, resolution %d mHz, read every %d ms; acts on %d window%s below"
        .formatted(
            map.id(),
            terms.meter().window().toMillis(),
            map.timing().resolutionMilliHertz(),
            terms.meter().poll().toMillis(),
            terms.service().trip().windows(),
            terms.service().trip().windows() == 1 ? "" : "s");
  }

  private String stationWords() {
    var capacity = terms.service().terms().capacity();
    return "60 simulated bays; promised %s; connection limit %s"
        .formatted(
            capacity == null ? "all it has" : kilowatts(capacity),
            kilowatts(terms.policy().site().connectionLimit()));
  }

  private static String kilowatts(Power power) {
    return Words.kilowatts((double) power.watts());
  }

  private static String measuredBy(List<Step> steps) {
    var gap = steps.stream().mapToDouble(s -> s.trace().longestGapMillis()).max().orElse(0);
    return "the simulated site itself: frequency, power and limits every 20 ms and at each command;"
        + String.format(Locale.ROOT, " longest gap %.0f ms", gap);
  }

  private static String limits() {
    return "the chargers' own fall time (simulated chargers follow a limit at once; the time left"
        + " stands under T0), serial lines, and the accuracy of a real meter";
  }
}
