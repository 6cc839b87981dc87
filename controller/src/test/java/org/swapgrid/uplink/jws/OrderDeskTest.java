package org.swapgrid.uplink.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.swapgrid.uplink.jws.Office.payload;
import static org.swapgrid.uplink.jws.Office.shed;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Refusal;
import org.swapgrid.order.Verdict;
import org.swapgrid.order.Verdict.Accepted;
import org.swapgrid.order.Verdict.Ended;
import org.swapgrid.order.Verdict.Ending;
import org.swapgrid.order.Verdict.Refused;
import org.swapgrid.order.Verdict.Repeated;

final class OrderDeskTest {
  private final Office office = new Office();
  private final Signer us = office.aggregator;

  private Verdict say(String payload) {
    return office.say(us.jws(payload)).getLast().verdict();
  }

  private void refused(Refusal why, Verdict verdict) {
    assertEquals(why, assertInstanceOf(Refused.class, verdict).why());
  }

  private Instruction running() {
    var lease = office.leases().powerAt(office.now);
    return Objects.requireNonNull(lease, "nothing runs").instruction();
  }

  @Test
  void aSignedOrderIsObeyedOnceItsNumberIsDurable() {
    var answer = office.say(us.jws(shed(8))).getFirst();
    var accepted = assertInstanceOf(Accepted.class, answer.verdict());
    assertEquals("o-8", answer.order() == null ? null : answer.order().id());
    assertEquals(Instant.ofEpochSecond(Office.WALL), answer.at());
    assertEquals(new Power(4000), accepted.power());
    assertEquals(8, office.counters.last(OrderDesk.COUNTER));
    assertEquals(new ShedTo(new Power(4000)), running());
  }

  @Test
  void anOrderWhoseNumberCannotBeKeptMovesNothing() {
    office.counters.refuses = true;
    refused(Refusal.NOT_KEPT, say(shed(8)));
    assertEquals(Leases.NONE, office.leases());
    office.counters.refuses = false;
    assertInstanceOf(Accepted.class, say(shed(8)), "said again, it is obeyed");
  }

  @Test
  void anUnsignedOrStaleOrderMovesNothing() {
    assertInstanceOf(Accepted.class, say(shed(8)));
    refused(
        Refusal.FORGED,
        office.say(office.stranger.jws(payload(9, "\"mode\":\"release\""))).getFirst().verdict());
    refused(Refusal.STALE, say(payload(7, "\"mode\":\"release\"")));
    assertEquals(new ShedTo(new Power(4000)), running());
  }

  @Test
  void theSameOrderIsAcknowledgedAgainAndNothingElse() {
    var first = say(shed(8));
    office.now = office.now.plusSeconds(20);
    assertEquals(first, assertInstanceOf(Repeated.class, say(shed(8))).first());
    office.now = office.now.plusSeconds(40);
    assertNull(office.leases().powerAt(office.now), "not extended");
  }

  @Test
  void anOrderAgainstTheLocalFrequencyIsRefusedAndReported() {
    assertInstanceOf(Accepted.class, say(shed(8)));
    office.low = true;
    var answer = office.say(us.jws(payload(9, "\"mode\":\"release\""))).getFirst();
    refused(Refusal.AGAINST_FREQUENCY, answer.verdict());
    assertEquals(9, answer.order() == null ? -1 : answer.order().seq());
    assertEquals(new ShedTo(new Power(4000)), running());
  }

  @Test
  void aSignedButUnfitOrderIsAnsweredByItsName() {
    var answer = office.say(us.jws(shed(8).replace("\"mode\"", "\"x\":1,\"mode\""))).getFirst();
    refused(Refusal.UNKNOWN_FIELD, answer.verdict());
    assertEquals("o-8", answer.order() == null ? null : answer.order().id());
    assertNull(office.say(office.stranger.jws(shed(8))).getFirst().order());
  }

  @Test
  void everyModeIsRead() {
    assertInstanceOf(Accepted.class, say(payload(1, "\"mode\":\"cap\",\"kw\":12.5")));
    assertEquals(new Cap(new Power(12_500)), running());
    assertInstanceOf(Accepted.class, say(payload(2, "\"mode\":\"hold\"")));
    assertEquals(new Hold(), running());
    var service = ",\"service\":\"tw-spinning\"";
    assertInstanceOf(Accepted.class, say(payload(3, "\"mode\":\"disarm\"" + service)));
    assertTrue(office.leases().disarms(new ServiceId("tw-spinning"), office.now));
    assertInstanceOf(Accepted.class, say(payload(4, "\"mode\":\"arm\"" + service)));
    assertFalse(office.leases().disarms(new ServiceId("tw-spinning"), office.now));
    assertInstanceOf(Accepted.class, say(payload(5, "\"mode\":\"release\"")));
    assertEquals(Leases.NONE, office.leases());
    office.now = office.now.plusSeconds(30);
    office.synchronised = false;
    refused(Refusal.NONCE_NEEDED, say(payload(6, "\"mode\":\"hold\"")));
  }

  @Test
  void whatEndsALeaseIsToldTheAggregator() {
    assertInstanceOf(Accepted.class, say(shed(1)));
    assertEquals(Ending.SUPERSEDED, ending(office.say(us.jws(shed(2))).getFirst(), "o-1"));
    var released = office.say(us.jws(payload(3, "\"mode\":\"release\"")));
    assertEquals(Ending.CANCELLED, ending(released.getFirst(), "o-2"));
    var service = ",\"service\":\"tw-spinning\"";
    assertInstanceOf(Accepted.class, say(payload(4, "\"mode\":\"disarm\"" + service)));
    var armed = office.say(us.jws(payload(5, "\"mode\":\"arm\"" + service)));
    assertEquals(Ending.CANCELLED, ending(armed.getFirst(), "o-4"));
  }

  private static Ending ending(Answer answer, String id) {
    assertEquals(id, answer.order() == null ? null : answer.order().id());
    return assertInstanceOf(Ended.class, answer.verdict()).how();
  }

  @Test
  void aLeaseRunsOutByItselfAndThatIsTold() {
    assertInstanceOf(Accepted.class, say(shed(1)));
    office.now = office.now.plusSeconds(59);
    assertEquals(List.of(), office.desk.ended(office.situation().tick()));
    office.now = office.now.plusSeconds(1);
    assertNull(office.leases().powerAt(office.now), "before anybody asks");
    var ended = office.desk.ended(office.situation().tick());
    assertEquals(Ending.COMPLETED, ending(ended.getFirst(), "o-1"));
    assertEquals(List.of(), office.desk.ended(office.situation().tick()));
  }

  @Test
  void afterARestartTheLeaseIsGoneAndItsNumberIsNotForgotten() {
    assertInstanceOf(Accepted.class, say(shed(8)));
    office.desk = new OrderDesk(Signer.trust(us), Office.RULES, office.counters);
    assertEquals(Leases.NONE, office.leases());
    refused(Refusal.STALE, say(shed(8)));
    assertInstanceOf(Accepted.class, say(shed(9)));
  }

  @Test
  void noMoreOrdersAMinuteAreObeyedThanTheSiteAllows() {
    for (int seq = 1; seq <= 5; seq++) {
      assertInstanceOf(Accepted.class, say(shed(seq)));
    }
    refused(Refusal.RATE, say(payload(6, "\"mode\":\"release\"")));
    assertEquals(new ShedTo(new Power(4000)), running());
  }

  @Test
  void aFloodIsNotLookedAtAndAnsweredOnceASecond() {
    var forged = office.stranger.jws(shed(8));
    int answers = 0;
    for (int i = 0; i < 10_000; i++) {
      office.now = office.now.plusNanos(200_000);
      answers += office.say(forged).size();
    }
    assertTrue(answers <= 45, answers + " answers in 2 s");
    assertEquals(Leases.NONE, office.leases());
    assertEquals(List.of(), office.say(forged));
    office.now = office.now.plusSeconds(1);
    assertInstanceOf(Accepted.class, say(shed(8)));
  }

  @Test
  void keysAreRotatedWhileBothAreTrustedAndThenTheOldOneIsNot() {
    var next = new Signer("k2");
    office.desk.use(Signer.trust(us, next), Office.RULES);
    assertInstanceOf(Accepted.class, say(shed(1)));
    assertInstanceOf(Accepted.class, office.say(next.jws(shed(2))).getLast().verdict());
    office.desk.use(Signer.trust(next), Office.RULES);
    refused(Refusal.UNKNOWN_KEY, say(shed(3)));
    assertInstanceOf(Accepted.class, office.say(next.jws(shed(3))).getLast().verdict());
  }

  @Test
  void aReceiptNamesTheRecordsThatMayBeForgotten() {
    var receipt = payload(1, "\"mode\":\"records\",\"ids\":[\"boot-1:17\",\"boot-1:18\"]");
    var said = office.desk.hear(us.jws(receipt), office.situation());
    assertEquals(List.of("boot-1:17", "boot-1:18"), said.receipts());
    assertEquals(List.of(), said.answers());
    unheard(Refusal.FORGED, office.stranger.jws(receipt));
    unheard(Refusal.WRONG_AUDIENCE, us.jws(receipt.replace("ST-1", "ST-2")));
    office.now = office.now.plusSeconds(60);
    unheard(Refusal.EXPIRED, us.jws(receipt));
  }

  private void unheard(Refusal why, String jws) {
    var said = office.desk.hear(jws, office.situation());
    assertEquals(List.of(), said.receipts());
    assertEquals(new Refused(why), said.answers().getFirst().verdict());
  }

  /** RFC 8037, appendix A.4 and A.5: its signature was not made by this program. */
  @Test
  void theStandardsExampleVerifiesAndNoOtherPayloadDoes() throws Exception {
    var x = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    var encoded = new byte[44];
    var prefix = Base64.getDecoder().decode("MCowBQYDK2VwAyEA");
    System.arraycopy(prefix, 0, encoded, 0, 12);
    System.arraycopy(x, 0, encoded, 12, 32);
    var trusted = TrustedKeys.of(Map.of("rfc", Signer.pem(encoded)));
    var key = Objects.requireNonNull(trusted.find("rfc"));
    var example =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
            + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assertTrue(CompactJws.parse(example).isSignedBy(key));
    assertFalse(CompactJws.parse(example.replace("RXhh", "RXhi")).isSignedBy(key));
  }

  @Test
  void aKeyThatIsNoneIsRefusedAtTheDoorByItsName() throws Exception {
    var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
    for (var text : List.of("", "ssh-ed25519 AAAA", Signer.pem(new byte[44]), Signer.pem(rsa))) {
      var fault =
          assertThrows(IllegalArgumentException.class, () -> TrustedKeys.of(Map.of("k7", text)));
      assertTrue(String.valueOf(fault.getMessage()).contains("k7"));
    }
    var nobody = new OrderDesk(TrustedKeys.of(Map.of()), Office.RULES, office.counters);
    var answer = nobody.hear(us.jws(shed(1)), office.situation()).answers().getFirst();
    refused(Refusal.UNKNOWN_KEY, answer.verdict());
  }
}
