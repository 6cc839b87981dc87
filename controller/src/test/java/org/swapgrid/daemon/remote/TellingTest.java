package org.swapgrid.daemon.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Lease;
import org.swapgrid.order.Order;
import org.swapgrid.order.Refusal;
import org.swapgrid.order.Verdict;
import org.swapgrid.order.Verdict.Accepted;

/** What the aggregator is told of orders and events. */
final class TellingTest {
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00.5Z");
  private static final Order.Name NAME = new Order.Name("o-1", 7);

  private static Accepted accepted(boolean clipped) {
    var lease = new Lease(NAME, new ShedTo(new Power(2_000)), Duration.ofSeconds(60));
    return new Accepted(lease, new Power(2_000), clipped);
  }

  private static String told(Verdict verdict) {
    var answer = OrderWords.of(new Answer(NAME, verdict, AT));
    return answer.status() + " | " + answer.reason() + " | " + answer.accepted();
  }

  @Test
  void anAnswerSaysWhatBecameOfTheOrderAndTheStandardsCode() {
    assertEquals("accepted | [IEEE 2030.5: 2] | 2000 W", told(accepted(false)));
    assertEquals(
        "clipped | within the site's bounds [IEEE 2030.5: 2] | 2000 W", told(accepted(true)));
    assertEquals(
        "repeated | obeyed before [IEEE 2030.5: 2] | 2000 W",
        told(new Verdict.Repeated(accepted(false))));
    assertEquals(
        "refused | FORGED: its signature is wrong | null",
        told(new Verdict.Refused(Refusal.FORGED)));
    assertEquals(
        "superseded | [IEEE 2030.5: 7] | null", told(new Verdict.Ended(Verdict.Ending.SUPERSEDED)));
  }

  @Test
  void anAnswerToWhatNobodyCanTrustNamesNoOrder() {
    var answer = OrderWords.of(new Answer(null, new Verdict.Refused(Refusal.MALFORMED), AT));
    assertEquals("", answer.commandId());
    assertEquals(-1, answer.seq());
  }

  private static EventNews news(EventNews.Stage stage) {
    var times = new EventNews.Times(Duration.ofMillis(412), Duration.ofMillis(450), null);
    var measured =
        new EventNews.Measured(
            new Power(9_000), new Power(500), Frequency.ofHertz(59.46), 3_600_000);
    return new EventNews(new ServiceId("tw-sreg"), stage, AT, times, measured, false);
  }

  @Test
  void aSelfTestsNewsIsMarkedAndCountsNoEnergy() {
    var real = news(EventNews.Stage.RELEASED);
    var test =
        new EventNews(
            real.service(), real.stage(), real.crossing(), real.times(), real.measured(), true);
    var json = JsonParser.parseString(test.json()).getAsJsonObject();
    assertTrue(json.get("test").getAsBoolean());
    assertFalse(json.has("energy_kwh"));
    assertTrue(test.facts().test());
    assertNull(test.facts().kilowattHours());
    assertFalse(JsonParser.parseString(real.json()).getAsJsonObject().has("test"));
  }

  @Test
  void aRecordSaysWhatWasMeasuredAndLeavesOutWhatIsNotKnown() {
    var json = JsonParser.parseString(news(EventNews.Stage.IN_FORCE).json()).getAsJsonObject();
    assertEquals("tw-sreg-20261122T120000.500Z", json.get("event").getAsString());
    assertEquals("in_force", json.get("stage").getAsString());
    assertEquals(412.0, json.get("crossing_to_decision_ms").getAsDouble());
    assertEquals(59.46, json.get("lowest_hz").getAsDouble());
    assertEquals(1.0, json.get("energy_kwh").getAsDouble());
    assertTrue(!json.has("crossing_to_delivered_ms"), json.toString());
  }

  @Test
  void energyIsToldOnceItIsOver() {
    assertNull(news(EventNews.Stage.IN_FORCE).facts().kilowattHours());
    assertEquals(1.0, news(EventNews.Stage.RELEASED).facts().kilowattHours());
  }
}
