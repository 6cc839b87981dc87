package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.archive.Shelf;

/**
 * The newest {@value #SHOWN} records in a few words each, for the page. Looked at again only when a
 * record was made.
 */
final class PastEvents {
  static final int SHOWN = 10;
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");

  /** The live event and its record tell the same beginning this near. */
  private static final Duration SAME = Duration.ofSeconds(2);

  private final Shelf shelf;
  private volatile List<JsonObject> newest = List.of();

  PastEvents(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Reads what is new on the disk; one thread at a time. */
  void look() {
    try {
      var known = new TreeMap<Long, JsonObject>();
      newest.forEach(each -> known.put(each.get("sequence").getAsLong(), each));
      var numbers = shelf.numbers();
      var shown = numbers.subList(Math.max(0, numbers.size() - SHOWN), numbers.size());
      newest = shown.reversed().stream().flatMap(n -> words(n, known).stream()).toList();
    } catch (IOException unreadable) {
      LOG.atWarn().addKeyValue("why", unreadable).log("the event records cannot be listed");
    }
  }

  private List<JsonObject> words(long n, Map<Long, JsonObject> known) {
    var before = known.get(n);
    if (before != null) {
      return List.of(before);
    }
    try {
      return List.of(words(n, JsonParser.parseString(shelf.document(n)).getAsJsonObject()));
    } catch (IOException | JsonParseException | IllegalStateException damaged) {
      // Gson answers another kind of value with the last one; the record stays unlisted.
      LOG.atWarn().addKeyValue("why", damaged).log("an event record cannot be listed");
      return List.of();
    }
  }

  private static JsonObject words(long n, JsonObject record) {
    var id = record.get("event").getAsString();
    var steps = record.getAsJsonArray("steps");
    var power = record.getAsJsonObject("power");
    var path = "events/" + id;
    return new Json()
        .put("sequence", n)
        .put("id", id)
        .put("services", record.get("services"))
        .put("test", isTest(record.get("test")))
        .put("start", steps.get(0).getAsJsonObject().get("utc"))
        .put("limits_after_s", after(steps, "in_force"))
        .put("duration_s", after(steps, "released"))
        .put("nadir_hz", record.getAsJsonObject("grid").get("nadir_hz"))
        .put("accepted_w", power.get("accepted_w"))
        .put("delivered_w", power.get("delivered_w"))
        .put("report", path)
        .put("csv", path + ".csv")
        .put("json", path + ".json")
        .done();
  }

  /** A record of a test says so in this field, whatever it says there. */
  private static boolean isTest(@Nullable JsonElement test) {
    return test != null && !test.isJsonNull() && !test.toString().equals("false");
  }

  private static @Nullable JsonElement after(JsonArray steps, String name) {
    for (var each : steps) {
      var step = each.getAsJsonObject();
      if (step.get("step").getAsString().equals(name)) {
        return step.get("after_s");
      }
    }
    return null;
  }

  /**
   * The newest first. Any thread.
   *
   * @param last the event that was watched last; it stands for itself until its record is made
   */
  JsonArray with(@Nullable Event last, @Nullable JsonObject inWords) {
    var shown = new ArrayList<>(newest);
    var crossed = last == null ? null : last.at(Event.Step.CROSSED);
    if (crossed != null && inWords != null && !isRecorded(crossed.wall(), shown)) {
      var live = inWords.deepCopy();
      live.add("start", live.get("crossing"));
      shown.add(live);
      shown.sort(Comparator.comparing(PastEvents::start).reversed());
    }
    var array = new JsonArray();
    shown.stream().limit(SHOWN).forEach(array::add);
    return array;
  }

  private static Instant start(JsonObject event) {
    return Instant.parse(event.get("start").getAsString());
  }

  private static boolean isRecorded(Instant crossed, List<JsonObject> records) {
    return records.stream()
        .map(PastEvents::start)
        .anyMatch(start -> Duration.between(start, crossed).abs().compareTo(SAME) < 0);
  }
}
