package org.swapgrid.sim.prequalify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** T12: as many activations as a bad day has. */
final class WholeDay implements Part {
  private static final Title T12 =
      new Title("T12", "Eight activations, one of 66 min: no drift, bounded queues");
  private static final int COUNT = 8;
  private static final int LONG_ONE = 4;
  private static final Duration LONGEST = Duration.ofMinutes(66);
  private static final Duration OTHERS = Duration.ofSeconds(60);
  private static final double DRIFT = 0.05;

  /** More than a garbage collector's mood, less than a queue that grows with each event. */
  private static final double GROWTH_MEBIBYTES = 32;

  @Override
  public List<Title> titles() {
    return List.of(T12);
  }

  @Override
  public List<Step> run(Bed bed) throws IOException, InterruptedException, NotReady {
    bed.begin(T12.id());
    var events = new ArrayList<Event>();
    var memory = new ArrayList<Double>();
    for (int i = 0; i < COUNT; i++) {
      bed.awaitNormal();
      bed.rig().let(Duration.ofSeconds(1));
      var onset = bed.onset((double) i / COUNT);
      bed.rig().let(bed.terms().cuts().cut("T12 hold", i == LONG_ONE ? LONGEST : OTHERS));
      var back = bed.back();
      bed.awaitNormal();
      var all = bed.event(onset);
      events.add(new Event(all.trace().between(0, back), all.crossing(), all.before(), all.owed()));
      memory.add(mebibytes(bed));
    }
    var done =
        "Eight steps as in T2, one after the other, at eight places of the meter's window"
            + (bed.rig().daemon() == null ? "." : ", the broker as in the step before.");
    return List.of(T12.step(done, criteria(bed, events, memory), bed.rig().trace(), bed.marks()));
  }

  private static List<Criterion> criteria(Bed bed, List<Event> events, List<Double> memory) {
    return List.of(times(bed, events), drift(events), growth(bed, memory));
  }

  private static Criterion times(Bed bed, List<Event> events) {
    var within = bed.terms().respondWithin().toMillis();
    var times = events.stream().map(Event::fullMillis).toList();
    var words = String.join(", ", times.stream().map(Words::millis).toList());
    var holds = times.stream().allMatch(t -> t != null && t <= within);
    return Criterion.of(
        "full response each time", "within " + within + " ms from the crossing", words, holds);
  }

  private static Criterion drift(List<Event> events) {
    var first = lowest(events.getFirst());
    var last = lowest(events.getLast());
    return Criterion.of(
        "no drift",
        "the eighth delivers at least 95 % of what it owes, as does the first",
        "first %s, eighth %s".formatted(Words.percent(first), Words.percent(last)),
        Math.min(first, last) >= 1 - DRIFT);
  }

  private static double lowest(Event event) {
    var full = event.fullMillis();
    var from = event.crossing() + (full == null ? 0 : (long) (full * 1e6));
    var end = event.trace().points().getLast().nanos();
    return event.lowestShare(from, end, Duration.ofSeconds(1));
  }

  private static Criterion growth(Bed bed, List<Double> memory) {
    var name = "bounded memory";
    var required = "at most " + Words.number(GROWTH_MEBIBYTES) + " MiB more after the eighth";
    var known = memory.stream().allMatch(m -> m > 0);
    if (bed.rig().daemon() == null || !known) {
      return Criterion.notExamined(name, required, "the process's memory cannot be seen");
    }
    var first = memory.getFirst();
    var last = memory.getLast();
    return Criterion.of(
        name,
        required,
        "%d MiB after the first, %d MiB after the eighth"
            .formatted(Math.round(first), Math.round(last)),
        last - first <= GROWTH_MEBIBYTES);
  }

  /** Resident memory of the daemon; 0 where the system does not say. */
  private static double mebibytes(Bed bed) throws IOException {
    var daemon = bed.rig().daemon();
    var status = Path.of("/proc", daemon == null ? "none" : String.valueOf(daemon.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) / 1024)
        .findFirst()
        .orElse(0);
  }
}
