package org.swapgrid.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/**
 * A process to be killed: it appends, tells on its output what was shown as durable, and forgets.
 */
final class Child {
  private Child() {}

  /**
   * Prints {@code D id number} for a durable record, {@code G id} before it is acknowledged, {@code
   * C value name} for a kept counter; a line that is whole ends in a full stop.
   */
  public static void main(String[] args) throws IOException {
    var out = new PrintStream(System.out, true);
    int number = Integer.parseInt(args[1]);
    var random = new Random(number);
    try (var journal = new Bench(Path.of(args[0])).open()) {
      long value = journal.last("order.seq");
      long session = journal.last("bdSeq") + 1;
      if (journal.keep("bdSeq", session)) {
        out.println("C " + session + " bdSeq.");
      }
      while (true) {
        int burst = 1 + random.nextInt(20);
        var last = Bench.body(number + burst - 1);
        for (int i = 0; i < burst; i++) {
          journal.append(Priority.EVENT, "test", Bench.NOON, Bench.body(number++));
        }
        tell(journal, last, out);
        if (journal.keep("order.seq", ++value)) {
          out.println("C " + value + " order.seq.");
        }
        forget(journal, random, out);
      }
    }
  }

  private static void tell(Journal journal, String last, PrintStream out) {
    Bench.awaitDurable(journal, Priority.EVENT, last);
    for (var entry : Bench.all(journal, Priority.EVENT)) {
      out.println("D " + entry.id() + " " + entry.body().replaceAll("\\D*(\\d+).*", "$1") + ".");
    }
  }

  private static void forget(Journal journal, Random random, PrintStream out) {
    List<Long> gone =
        new ArrayList<>(
            Bench.all(journal, Priority.EVENT).stream()
                .map(Entry::id)
                .filter(_ -> random.nextInt(3) > 0)
                .toList());
    gone.forEach(id -> out.println("G " + id + "."));
    journal.acknowledged(gone);
  }
}
