package org.swapgrid.sim.prequalify;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What an aggregator was told of one event. Pure.
 *
 * @param records in the order in which they came
 * @param since the event began after this
 */
record Delivery(List<JsonObject> records, Instant since) {
  static final String LATER = "delivered once the broker is back, once, in order";

  Delivery {
    records = List.copyOf(records);
  }

  boolean isWhole() {
    return !wholes().isEmpty() && stages().contains("returned");
  }

  List<Criterion> criteria() {
    var stages = stages();
    var once = new HashSet<>(stages).size() == stages.size();
    var wholes = wholes();
    return List.of(
        Criterion.of(
            "news of the event, stage by stage",
            LATER + ", from the decision to the return",
            stages.isEmpty() ? "none came" : String.join(", ", stages),
            once
                && !stages.isEmpty()
                && stages.getFirst().equals("decided")
                && stages.getLast().equals("returned")),
        Criterion.of(
            "the event's record, whole",
            "delivered once",
            wholes.size() == 1
                ? "number %s, SHA-256 %s"
                    .formatted(text(wholes.getFirst(), "sequence"), hash(wholes.getFirst()))
                : wholes.size() + " came",
            wholes.size() == 1),
        Criterion.of(
            "order of all that was kept",
            "numbers rise from message to message",
            records.size() + " messages" + (inOrder() ? ", each above the one before" : ""),
            inOrder()));
  }

  /** The clock as the record tells it: the host's is not the simulator's to set back. */
  Criterion clock() {
    var name = "clock unsynchronised during the step";
    var required = "the host's clock is not synchronised";
    if (wholes().isEmpty()) {
      return Criterion.notExamined(name, required, "no record came that tells of the clock");
    }
    var clock = wholes().getFirst().getAsJsonObject("clock");
    var words = "the record says: " + text(clock, "source") + ", " + text(clock, "quality");
    return text(clock, "quality").equals("not synchronised")
        ? Criterion.of(name, required, words, true)
        : Criterion.notExamined(name, required, words + "; the clock was left alone");
  }

  private boolean inOrder() {
    var numbers = records.stream().map(r -> r.get("sequence").getAsLong()).toList();
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i) <= numbers.get(i - 1)) {
        return false;
      }
    }
    return !numbers.isEmpty();
  }

  private List<String> stages() {
    return records.stream()
        .filter(r -> r.has("stage") && isOurs(text(r, "crossing")))
        .map(r -> text(r, "stage"))
        .toList();
  }

  private List<JsonObject> wholes() {
    return records.stream()
        .map(r -> r.getAsJsonObject("record"))
        .filter(Objects::nonNull)
        .filter(r -> isOurs(crossing(r)))
        .toList();
  }

  private static String crossing(JsonObject whole) {
    return whole.getAsJsonArray("steps").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .findFirst()
        .map(step -> text(step, "utc"))
        .orElse("");
  }

  private boolean isOurs(String crossing) {
    return !crossing.isEmpty() && !Instant.parse(crossing).isBefore(since);
  }

  private static String hash(JsonObject whole) {
    return text(whole, "sha256");
  }

  private static String text(JsonObject json, String name) {
    var value = json.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }
}
