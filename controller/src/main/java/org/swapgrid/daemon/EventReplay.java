package org.swapgrid.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.swapgrid.archive.Shelf;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Policy;
import org.swapgrid.record.DecideAgain;
import org.swapgrid.record.Fields;
import org.swapgrid.record.Series;

/**
 * Decides recorded events again.
 *
 * @param maker of the controller for the policy a series names
 */
record EventReplay(PrintWriter out, Function<Policy, Controller> maker) {

  /** Whether it is a recorded event that is meant, and not a CSV file. */
  static boolean isMeant(Path what) {
    var name = what.toString();
    boolean series = name.endsWith(".series.gz") || name.endsWith(".part");
    return series || Files.isDirectory(what) || !(name.contains(".") || Files.exists(what));
  }

  /**
   * Decides again what is meant: a series file, all events of a state directory, or one event.
   *
   * @param state the configuration's shelf, asked for only where an event is named
   * @return the exit code
   */
  int run(Path what, Supplier<Shelf> state) throws IOException {
    boolean equal = true;
    for (var series : series(what, state)) {
      equal &= isEqual(series);
    }
    return equal ? Exit.OK : Exit.CRITERIA;
  }

  private static List<Path> series(Path what, Supplier<Shelf> state) throws IOException {
    if (Files.isRegularFile(what)) {
      return List.of(what);
    }
    if (!Files.isDirectory(what)) {
      var shelf = state.get();
      var stored = StoredEvent.find(shelf, what.toString());
      return List.of(shelf.series(stored.filed().sequence()));
    }
    var shelf = new Shelf(what);
    var all = new ArrayList<Path>();
    for (long n : shelf.numbers()) {
      all.add(shelf.series(n));
    }
    return all;
  }

  private boolean isEqual(Path series) throws IOException {
    try (BufferedReader lines = Shelf.open(series)) {
      var outcome = DecideAgain.of(new Series(lines.lines().iterator()), maker);
      var first = outcome.first();
      if (first == null) {
        out.printf("%s: %d cycles decided again, all equal%n", series, outcome.cycles());
        return true;
      }
      out.printf(
          "%s: the first difference is at cycle %d (tick %d, %s)%n",
          series, outcome.cycles(), first.tick().number(), Fields.time(first.tick().wall()));
      first.recorded().forEach(each -> out.println("  recorded  " + each));
      first.again().forEach(each -> out.println("  now       " + each));
      return false;
    } catch (IllegalArgumentException damaged) {
      throw new Failure(Exit.FAILED, series + ": " + damaged.getMessage());
    }
  }
}
