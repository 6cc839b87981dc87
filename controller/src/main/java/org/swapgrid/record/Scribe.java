package org.swapgrid.record;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Policy;

/**
 * Writes a series, line by line. A cycle is told as what changed since the cycle before; what was
 * remembered is told once, for it follows from the decisions.
 */
public final class Scribe {
  static final String HEAD = "swapgrid-series 1";

  private final Consumer<String> lines;
  private @Nullable CycleRecord last;
  private List<String> seen = List.of();
  private List<String> kept = List.of();
  private List<String> point = List.of();

  public Scribe(Consumer<String> lines) {
    this.lines = lines;
  }

  public void begin(Origin origin, Policy policy) {
    lines.accept(HEAD);
    lines.accept(line("origin", Shapes.ORIGIN.words(origin)));
    rule(policy);
  }

  /** From the next cycle on this governs. */
  public void rule(Policy policy) {
    lines.accept(line("policy", Shapes.POLICY.words(policy)));
  }

  public void point(Point now) {
    var words = Shapes.POINT.words(now);
    lines.accept("point " + Delta.between(point, words));
    point = words;
  }

  /** The loop hands on the very memory that was decided: comparing it in depth tells no more. */
  @SuppressWarnings("ReferenceEquality")
  public void cycle(CycleRecord cycle) {
    if (last == null || last.made().next() != cycle.was()) {
      lines.accept(line("memory", Shapes.MEMORY.words(cycle.was())));
    }
    last = cycle;
    var nextSeen = Shapes.OBSERVATION.words(cycle.seen());
    var nextKept = Shapes.KEPT.words(Kept.of(cycle.made()));
    lines.accept("c " + Delta.between(seen, nextSeen) + "|" + Delta.between(kept, nextKept));
    seen = nextSeen;
    kept = nextKept;
  }

  public void happened(Happening what) {
    lines.accept(line("told", Shapes.HAPPENING.words(what)));
  }

  public void end(Ending ending) {
    lines.accept(endLine(ending));
  }

  /** The last line of a series. */
  public static String endLine(Ending ending) {
    return line("end", Shapes.END.words(ending));
  }

  private static String line(String kind, List<String> words) {
    return kind + " " + String.join(" ", words);
  }
}
