package org.swapgrid.sim.prequalify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
  private static final Instant DOWN = Instant.parse("2026-01-01T00:00:00Z");
  private static final String OURS = "2026-01-01T00:01:00Z";
  private static final String EARLIER = "2025-12-31T23:00:00Z";

  private static JsonObject stage(int sequence, String stage, String crossing) {
    return json(
        "{'sequence':%d,'stage':'%s','crossing':'%s'}".formatted(sequence, stage, crossing));
  }

  private static JsonObject whole(int sequence, String quality) {
    return json(
        ("{'sequence':%d,'record':{'sequence':7,'sha256':'ab','steps':[{'utc':'%s'}],"
                + "'clock':{'source':'system clock','quality':'%s'}}}")
            .formatted(sequence, OURS, quality));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  private static List<Verdict> verdicts(JsonObject... records) {
    return new Delivery(List.of(records), DOWN)
        .criteria().stream().map(Criterion::verdict).toList();
  }

  private static final JsonObject DECIDED = stage(4, "decided", OURS);
  private static final JsonObject RETURNED = stage(5, "returned", OURS);
  private static final JsonObject RECORD = whole(6, "not synchronised");

  @Test
  void allOnceAndInOrderIsMetAndEarlierEventsDoNotCount() {
    var before = Stream.of(stage(1, "decided", EARLIER), stage(2, "decided", EARLIER));
    var all = Stream.concat(before, Stream.of(DECIDED, RETURNED, RECORD)).toList();
    var delivery = new Delivery(all, DOWN);
    assertTrue(delivery.isWhole());
    assertEquals(
        Verdict.MET, Verdict.of(delivery.criteria().stream().map(Criterion::verdict).toList()));
    assertEquals(Verdict.MET, delivery.clock().verdict());
  }

  @Test
  void whatIsMissingTwiceOrOutOfOrderIsNotMet() {
    var met = Verdict.MET;
    var not = Verdict.NOT_MET;
    assertEquals(List.of(met, not, met), verdicts(DECIDED, RETURNED));
    assertEquals(List.of(met, not, met), verdicts(DECIDED, RETURNED, RECORD, whole(8, "x")));
    assertEquals(
        List.of(not, met, met), verdicts(stage(3, "decided", OURS), DECIDED, RETURNED, RECORD));
    assertEquals(List.of(met, met, not), verdicts(RECORD, DECIDED, RETURNED));
    assertEquals(List.of(not, met, met), verdicts(DECIDED, RECORD));
    assertEquals(List.of(not, not, not), verdicts());
  }

  @Test
  void aClockThatIsSetWasNotExamined() {
    assertEquals(
        Verdict.NOT_EXAMINED,
        new Delivery(List.of(whole(1, "synchronised")), DOWN).clock().verdict());
    var none = new Delivery(List.of(), DOWN);
    assertEquals(Verdict.NOT_EXAMINED, none.clock().verdict());
    assertFalse(none.isWhole());
  }
}
