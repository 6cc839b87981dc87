package org.swapgrid.sim.aggregator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The aggregator's commands as lines of words. */
public final class Words {
  /** What there is to say. */
  public static final List<String> HELP =
      List.of(
          "stations | acks ST-x | json | help | quit",
          "shed ST-x|all KW SECONDS | cap ST-x|all KW SECONDS | hold ST-x|all SECONDS",
          "release ST-x|all | arm ST-x|all SERVICE | disarm ST-x|all SERVICE SECONDS",
          "forge ST-x [PATIENCE_MS]");

  private static final Duration ONCE = Duration.ofSeconds(30);
  private static final String ALL = "all";

  private final Aggregator aggregator;

  /** Speaks to this one. */
  public Words(Aggregator aggregator) {
    this.aggregator = aggregator;
  }

  /** The answer's lines; the last is "ok" or begins with "error: ". */
  public List<String> answer(String line) throws InterruptedException {
    var words = List.of(line.strip().split("\\s+", -1));
    try {
      var lines = new ArrayList<>(said(words));
      lines.add("ok");
      return lines;
    } catch (IndexOutOfBoundsException tooFew) {
      return List.of("error: too few words; say help");
    } catch (IllegalArgumentException | IllegalStateException refused) {
      return List.of("error: " + refused.getMessage());
    }
  }

  private List<String> said(List<String> words) throws InterruptedException {
    return switch (words.getFirst()) {
      case "stations" -> aggregator.lines();
      case "json" -> List.of(aggregator.json().toString());
      case "acks" ->
          aggregator.acknowledgements(words.get(1)).stream().map(Object::toString).toList();
      case "shed" -> order(words, Intent.shedTo(number(words.get(2))), seconds(words.get(3)));
      case "cap" -> order(words, Intent.cap(number(words.get(2))), seconds(words.get(3)));
      case "hold" -> order(words, Intent.hold(), seconds(words.get(2)));
      case "release" -> order(words, Intent.release(), ONCE);
      case "arm" -> order(words, Intent.arm(words.get(2)), ONCE);
      case "disarm" -> order(words, Intent.disarm(words.get(2)), seconds(words.get(3)));
      case "forge" -> forge(words);
      case "help" -> HELP;
      default -> throw new IllegalArgumentException("'" + words.getFirst() + "'? say help");
    };
  }

  private List<String> order(List<String> words, Intent intent, Duration time) {
    var whom = words.get(1);
    var stations =
        whom.equals(ALL)
            ? aggregator.stations().stream()
                .filter(view -> view.session().online())
                .map(StationView::station)
                .toList()
            : List.of(whom);
    return List.of("order " + aggregator.order(stations, intent, time));
  }

  private List<String> forge(List<String> words) throws InterruptedException {
    var patience = Duration.ofMillis(words.size() > 2 ? (long) number(words.get(2)) : 700);
    var answers = aggregator.forge(words.get(1), patience);
    var obeyed = answers.stream().filter(ForgeryAnswer::obeyed).count();
    var silent = answers.stream().filter(answer -> answer.answer().isEmpty()).count();
    var lines = new ArrayList<>(answers.stream().map(ForgeryAnswer::toString).toList());
    lines.add(
        "%d hostile orders: %d obeyed, %d refused, %d without an answer"
            .formatted(answers.size(), obeyed, answers.size() - obeyed - silent, silent));
    return lines;
  }

  private static Duration seconds(String word) {
    return Duration.ofMillis(Math.round(number(word) * 1000));
  }

  private static double number(String word) {
    try {
      var number = Double.parseDouble(word);
      if (number >= 0 && number < 1e9) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException("'" + word + "' is not a number", notOne);
    }
    throw new IllegalArgumentException("'" + word + "' is out of range");
  }
}
