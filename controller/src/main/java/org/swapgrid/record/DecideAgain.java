package org.swapgrid.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Memory;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Tick;

/** Decides every recorded cycle again. */
public final class DecideAgain {
  private final Function<Policy, Controller> maker;
  private @Nullable Controller controller;
  private @Nullable Memory memory;
  private long cycles;

  private DecideAgain(Function<Policy, Controller> maker) {
    this.maker = maker;
  }

  /**
   * What came of it.
   *
   * @param cycles decided again, the different one too
   * @param first the first difference; null where all are equal
   */
  public record Outcome(long cycles, @Nullable Difference first) {}

  /**
   * A cycle that was decided otherwise.
   *
   * @param tick of the cycle
   * @param recorded what was decided then, what differs alone, as name=value
   * @param again what is decided now
   */
  public record Difference(Tick tick, List<String> recorded, List<String> again) {}

  /**
   * Decides until the end or the first difference.
   *
   * @param maker of the controller for a policy, as recorded or another one
   * @throws IllegalArgumentException where the series cannot be read
   */
  public static Outcome of(Iterator<Entry> series, Function<Policy, Controller> maker) {
    var again = new DecideAgain(maker);
    while (series.hasNext()) {
      var difference = again.see(series.next());
      if (difference != null) {
        return new Outcome(again.cycles, difference);
      }
    }
    return new Outcome(again.cycles, null);
  }

  private @Nullable Difference see(Entry entry) {
    switch (entry) {
      case Entry.Ruled(var policy) -> controller = maker.apply(policy);
      case Entry.Remembered(var was) -> memory = was;
      case Entry.Decided decided -> {
        return decide(decided);
      }
      case Entry.Began _, Entry.Pointed _, Entry.Happened _, Entry.Ended _ -> {}
    }
    return null;
  }

  private @Nullable Difference decide(Entry.Decided decided) {
    if (controller == null || memory == null) {
      throw new IllegalArgumentException("a cycle before its policy and memory");
    }
    cycles++;
    var made = controller.decide(memory, decided.seen());
    memory = made.next();
    var now = Kept.of(made);
    return now.equals(decided.kept())
        ? null
        : new Difference(
            decided.seen().tick(), only(decided.kept(), now), only(now, decided.kept()));
  }

  private static List<String> only(Kept here, Kept there) {
    var other = named(there);
    return named(here).stream().filter(each -> !other.contains(each)).toList();
  }

  private static List<String> named(Kept kept) {
    var words = Shapes.KEPT.words(kept);
    var names = Shapes.KEPT.names(kept);
    var named = new ArrayList<String>(words.size());
    for (int i = 0; i < words.size(); i++) {
      named.add(names.get(i) + "=" + words.get(i));
    }
    return named;
  }
}
