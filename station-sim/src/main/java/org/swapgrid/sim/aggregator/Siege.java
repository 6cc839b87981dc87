package org.swapgrid.sim.aggregator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a station what it must refuse, and takes down what it answers. */
final class Siege {
  private static final Duration HARMLESS = Duration.ofSeconds(2);

  /** A station looks at 20 messages a second; beyond that it says FLOOD and not what is wrong. */
  private static final Duration PACE = Duration.ofMillis(60);

  private final Aggregator aggregator;
  private final String place;
  private final String station;
  private final Duration patience;

  Siege(Aggregator aggregator, String group, String station, Duration patience) {
    this.aggregator = aggregator;
    this.place = group;
    this.station = station;
    this.patience = patience;
  }

  List<ForgeryAnswer> run() throws InterruptedException {
    remembered();
    remembered();
    var answers = new ArrayList<ForgeryAnswer>();
    for (var group : Forgeries.GROUPS) {
      for (var forgery : aggregator.ask(h -> group.apply(target(h), Instant.now()))) {
        answers.add(new ForgeryAnswer(forgery.name(), answerTo(forgery)));
      }
    }
    return answers;
  }

  /** One more genuine order, so that a replay is one of an order that was replaced. */
  private void remembered() throws InterruptedException {
    var answer =
        aggregator.ask(h -> {
          var now = Moment.now();
          var stands =
              h.standing(station, now).orElse(new Leases.Remaining(Intent.hold(), HARMLESS));
          var next = h.answers().next(station, _ -> true);
          var _ = h.order(List.of(station), stands.intent(), stands.time(), now);
          return next;
        });
    var _ = within(answer);
  }

  private Target target(Host host) {
    var sent = host.genuine(station);
    var desk = host.desk().orElseThrow();
    return new Target(place, station, desk, sent.getFirst(), sent.getLast());
  }

  private Optional<Acknowledgement> answerTo(Forgery forgery) throws InterruptedException {
    var answer =
        aggregator.ask(h -> {
          var genuine = h.desk().orElseThrow();
          return h.answers().next(station, forgery.answeredBy(genuine::issued));
        });
    var sent = System.nanoTime();
    aggregator.send(forgery);
    var told = within(answer);
    TimeUnit.NANOSECONDS.sleep(sent + PACE.toNanos() - System.nanoTime());
    return told;
  }

  private Optional<Acknowledgement> within(CompletableFuture<Acknowledgement> answer)
      throws InterruptedException {
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException silent) {
      answer.cancel(false);
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
