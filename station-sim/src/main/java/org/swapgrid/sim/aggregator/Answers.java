package org.swapgrid.sim.aggregator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What stations answered, and who waits for an answer. */
final class Answers {
  private static final int KEPT = 100;

  private record Waiting(
      String station, Predicate<Acknowledgement> fits, CompletableFuture<Acknowledgement> asker) {}

  private final Map<String, List<Acknowledgement>> byStation = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();

  void take(Acknowledgement answer) {
    var answers = byStation.computeIfAbsent(answer.station(), _ -> new ArrayList<>());
    answers.add(answer);
    if (answers.size() > KEPT) {
      answers.removeFirst();
    }
    for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
      var one = all.next();
      if (one.station().equals(answer.station()) && one.fits().test(answer)) {
        all.remove();
        one.asker().complete(answer);
      }
    }
  }

  /** Done with the next answer that fits; never by itself otherwise. */
  CompletableFuture<Acknowledgement> next(String station, Predicate<Acknowledgement> fits) {
    waiting.removeIf(one -> one.asker().isDone());
    var asker = new CompletableFuture<Acknowledgement>();
    waiting.add(new Waiting(station, fits, asker));
    return asker;
  }

  /** Oldest first, the last hundred. */
  List<Acknowledgement> of(String station) {
    return List.copyOf(byStation.getOrDefault(station, List.of()));
  }

  Optional<Acknowledgement> to(String order) {
    return byStation.values().stream()
        .flatMap(List::stream)
        .filter(answer -> answer.orderId().equals(order))
        .reduce((_, newer) -> newer);
  }
}
