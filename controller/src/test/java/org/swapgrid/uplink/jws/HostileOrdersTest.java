package org.swapgrid.uplink.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.swapgrid.uplink.jws.Office.WALL;
import static org.swapgrid.uplink.jws.Office.payload;
import static org.swapgrid.uplink.jws.Office.shed;

import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swapgrid.model.Power;
import org.swapgrid.order.Leases;
import org.swapgrid.order.Refusal;
import org.swapgrid.order.Verdict.Accepted;
import org.swapgrid.order.Verdict.Refused;

/** Hostile orders: none is obeyed, each is refused with its reason, and the next good one works. */
final class HostileOrdersTest {
  private static final Office OFFICE = new Office();
  private static final Signer US = OFFICE.aggregator;
  private static final String GOOD = US.jws(shed(8));

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String part(int index) {
    return GOOD.split("\\.", -1)[index];
  }

  /** A payload signed as it should be. */
  private static Arguments signed(String name, Refusal why, String payload) {
    return arguments(name, why, US.jws(payload));
  }

  private static Arguments field(String name, Refusal why, String from, String to) {
    var payload = shed(8);
    assertTrue(payload.contains(from), from);
    return signed(name, why, payload.replace(from, to));
  }

  private static Arguments header(String name, Refusal why, String header) {
    return arguments(name, why, US.jws(header, shed(8)));
  }

  static Stream<Arguments> orders() {
    return Stream.of(texts(), headers(), signatures(), shapes(), types(), rules())
        .flatMap(each -> each);
  }

  private static Stream<Arguments> texts() {
    return Stream.of(
        arguments("nothing", Refusal.MALFORMED, ""),
        arguments("no JWS", Refusal.MALFORMED, "shed everything"),
        arguments("plain JSON", Refusal.MALFORMED, shed(8)),
        arguments("two parts", Refusal.MALFORMED, part(0) + "." + part(1)),
        arguments("no signature", Refusal.MALFORMED, part(0) + "." + part(1) + "."),
        arguments("four parts", Refusal.MALFORMED, GOOD + ".AAAA"),
        arguments("cut short", Refusal.FORGED, GOOD.substring(0, GOOD.length() - 2)),
        arguments("with padding", Refusal.MALFORMED, GOOD + "=="),
        arguments("with a line end", Refusal.MALFORMED, GOOD + "\n"),
        arguments("plain Base64", Refusal.MALFORMED, GOOD.replace('.', '/')),
        arguments("a part no encoder writes", Refusal.MALFORMED, "A." + part(1) + "." + part(2)),
        arguments("spare bits", Refusal.MALFORMED, "AB." + part(1) + "." + part(2)),
        arguments("JSON serialisation", Refusal.MALFORMED, "{\"payload\":\"" + part(1) + "\"}"),
        arguments("giant", Refusal.TOO_LARGE, GOOD + "A".repeat(20_000)),
        arguments("a million dots", Refusal.TOO_LARGE, ".".repeat(1_000_000)));
  }

  private static Stream<Arguments> headers() {
    var none = "{\"alg\":\"none\",\"kid\":\"k1\"}";
    return Stream.of(
        header("alg none", Refusal.ALGORITHM, none),
        arguments("alg none, unsigned", Refusal.ALGORITHM, encoded(none) + "." + part(1) + ".AAAA"),
        header(
            "alg HS256 (key confusion)", Refusal.ALGORITHM, "{\"alg\":\"HS256\",\"kid\":\"k1\"}"),
        header("alg ES256", Refusal.ALGORITHM, "{\"alg\":\"ES256\",\"kid\":\"k1\"}"),
        header("alg in another case", Refusal.ALGORITHM, "{\"alg\":\"eddsa\",\"kid\":\"k1\"}"),
        header(
            "alg twice",
            Refusal.REPEATED_FIELD,
            "{\"alg\":\"none\",\"alg\":\"EdDSA\",\"kid\":\"k1\"}"),
        header("no alg", Refusal.MISSING_FIELD, "{\"kid\":\"k1\"}"),
        header("no key id", Refusal.MISSING_FIELD, "{\"alg\":\"EdDSA\"}"),
        header("unknown key", Refusal.UNKNOWN_KEY, "{\"alg\":\"EdDSA\",\"kid\":\"k2\"}"),
        header("a path as key id", Refusal.WRONG_TYPE, "{\"alg\":\"EdDSA\",\"kid\":\"../k1\"}"),
        header("crit", Refusal.CRITICAL, "{\"alg\":\"EdDSA\",\"crit\":[\"exp\"],\"kid\":\"k1\"}"),
        header(
            "b64 off",
            Refusal.UNKNOWN_FIELD,
            "{\"alg\":\"EdDSA\",\"b64\":\"false\",\"kid\":\"k1\"}"),
        header(
            "brings its own key",
            Refusal.WRONG_TYPE,
            "{\"alg\":\"EdDSA\",\"kid\":\"k1\",\"jwk\":{}}"),
        header(
            "names a key server",
            Refusal.UNKNOWN_FIELD,
            "{\"alg\":\"EdDSA\",\"kid\":\"k1\",\"jku\":\"x\"}"),
        header("not an object", Refusal.MALFORMED, "[\"EdDSA\",\"k1\"]"));
  }

  private static Stream<Arguments> signatures() {
    var other = US.jws(shed(9)).split("\\.", -1);
    return Stream.of(
        arguments("another's key under our id", Refusal.FORGED, OFFICE.stranger.jws(shed(8))),
        arguments(
            "another order's signature", Refusal.FORGED, part(0) + "." + part(1) + "." + other[2]),
        arguments("another payload", Refusal.FORGED, part(0) + "." + other[1] + "." + part(2)),
        arguments(
            "another header",
            Refusal.FORGED,
            encoded("{\"kid\":\"k1\",\"alg\":\"EdDSA\"}") + "." + part(1) + "." + part(2)),
        arguments(
            "a signature of zeros", Refusal.FORGED, part(0) + "." + part(1) + "." + "A".repeat(86)),
        arguments("a signature too long", Refusal.FORGED, GOOD + "AAAA"));
  }

  private static Stream<Arguments> shapes() {
    return Stream.of(
        signed("no object", Refusal.MALFORMED, "\"shed_to\""),
        signed("empty payload object", Refusal.MISSING_FIELD, "{}"),
        signed("truncated", Refusal.MALFORMED, shed(8).substring(0, 60)),
        signed("something behind it", Refusal.MALFORMED, shed(8) + "{}"),
        signed("trailing comma", Refusal.MALFORMED, shed(8).replace("}", ",}")),
        signed("comment", Refusal.MALFORMED, "/* */" + shed(8)),
        signed("single quotes", Refusal.MALFORMED, shed(8).replace('"', '\'')),
        field("mode twice", Refusal.REPEATED_FIELD, "\"mode\"", "\"mode\":\"hold\",\"mode\""),
        field(
            "seq twice by escape", Refusal.REPEATED_FIELD, "\"mode\"", "\"s\\u0065q\":9,\"mode\""),
        field("unknown field", Refusal.UNKNOWN_FIELD, "\"mode\"", "\"force\":\"yes\",\"mode\""),
        field(
            "a field of another mode",
            Refusal.UNKNOWN_FIELD,
            "\"mode\"",
            "\"service\":\"x\",\"mode\""),
        field("kw with a hold", Refusal.UNKNOWN_FIELD, "shed_to", "hold"),
        field("no kw", Refusal.MISSING_FIELD, ",\"kw\":4", ""),
        field("no audience", Refusal.MISSING_FIELD, "\"aud\":\"ST-1\",", ""),
        field("no expiry", Refusal.MISSING_FIELD, ",\"exp\":" + (WALL + 60), ""),
        arguments(
            "not UTF-8",
            Refusal.MALFORMED,
            US.jws(
                US.header().getBytes(UTF_8),
                shed(8).replace("o-8", "\u00e9").getBytes(ISO_8859_1))),
        signed("ten thousand brackets", Refusal.WRONG_TYPE, "{\"aud\":" + "[".repeat(10_000)));
  }

  private static Stream<Arguments> types() {
    return Stream.of(
        field("kw NaN", Refusal.MALFORMED, "\"kw\":4", "\"kw\":NaN"),
        field("kw Infinity", Refusal.MALFORMED, "\"kw\":4", "\"kw\":-Infinity"),
        field("kw as a text", Refusal.WRONG_TYPE, "\"kw\":4", "\"kw\":\"4\""),
        field("kw as a list", Refusal.WRONG_TYPE, "\"kw\":4", "\"kw\":[]"),
        field("kw null", Refusal.WRONG_TYPE, "\"kw\":4", "\"kw\":null"),
        field("kw in octal", Refusal.MALFORMED, "\"kw\":4", "\"kw\":04"),
        field("seq as a text", Refusal.WRONG_TYPE, "\"seq\":8", "\"seq\":\"8\""),
        field("seq with a fraction", Refusal.WRONG_TYPE, "\"seq\":8", "\"seq\":8.5"),
        field("seq negative", Refusal.WRONG_TYPE, "\"seq\":8", "\"seq\":-8"),
        field("seq beyond 2^53", Refusal.WRONG_TYPE, "\"seq\":8", "\"seq\":9007199254740992"),
        field("seq of 40 digits", Refusal.WRONG_TYPE, "\"seq\":8", "\"seq\":" + "9".repeat(40)),
        field("exp in 1e99", Refusal.WRONG_TYPE, "\"exp\":" + (WALL + 60), "\"exp\":1e99"),
        field("id with a line end", Refusal.WRONG_TYPE, "o-8", "o-8\\nlevel=ERROR"),
        field("id of 65 letters", Refusal.WRONG_TYPE, "o-8", "o".repeat(65)),
        field("empty id", Refusal.WRONG_TYPE, "o-8", ""),
        field("audience of nobody", Refusal.WRONG_TYPE, "\"ST-1\"", "[]"),
        field("audience with a number", Refusal.WRONG_TYPE, "\"ST-1\"", "[\"ST-1\",1]"),
        field("audience a number", Refusal.WRONG_TYPE, "\"ST-1\"", "1"),
        field("audience true", Refusal.WRONG_TYPE, "\"ST-1\"", "true"),
        field("mode nobody knows", Refusal.WRONG_TYPE, "shed_to", "explode"),
        field("mode a number", Refusal.WRONG_TYPE, "\"shed_to\"", "1"),
        signed(
            "service with a space",
            Refusal.WRONG_TYPE,
            payload(8, "\"mode\":\"disarm\",\"service\":\"tw sreg\"")));
  }

  private static Stream<Arguments> rules() {
    var expiry = "\"exp\":" + (WALL + 60);
    return Stream.of(
        field("another station", Refusal.WRONG_AUDIENCE, "ST-1", "ST-2"),
        field("station in another case", Refusal.WRONG_AUDIENCE, "ST-1", "st-1"),
        field("kw negative", Refusal.IMPOSSIBLE_POWER, "\"kw\":4", "\"kw\":-0.1"),
        field("kw absurd", Refusal.IMPOSSIBLE_POWER, "\"kw\":4", "\"kw\":1e9"),
        field("kw beyond every double", Refusal.IMPOSSIBLE_POWER, "\"kw\":4", "\"kw\":1e999"),
        signed("expired", Refusal.EXPIRED, shed(8).replace(times(0), times(-60))),
        field("not yet", Refusal.NOT_YET, "\"nbf\":" + WALL, "\"nbf\":" + (WALL + 3)),
        field("from the future", Refusal.CLOCK_SKEW, "\"iat\":" + WALL, "\"iat\":" + (WALL + 3)),
        field("ends before it begins", Refusal.IMPOSSIBLE_TIMES, expiry, "\"exp\":" + (WALL - 1)),
        field("for ever", Refusal.TOO_LONG, expiry, "\"exp\":9007199254740991"),
        field(
            "another session's nonce",
            Refusal.WRONG_NONCE,
            "\"mode\"",
            "\"nonce\":\"n-0\",\"mode\""),
        signed("replayed", Refusal.STALE, shed(7)),
        signed("reordered", Refusal.STALE, shed(3)),
        signed("number used by another order", Refusal.STALE, shed(7).replace("o-7", "o-9")),
        signed(
            "disarms a firm service",
            Refusal.NOT_DISPATCHABLE,
            payload(8, "\"mode\":\"disarm\",\"service\":\"tw-sreg\"")),
        signed(
            "arms a service there is not",
            Refusal.NOT_DISPATCHABLE,
            payload(8, "\"mode\":\"arm\",\"service\":\"nobody\"")));
  }

  private static String times(long from) {
    return "\"iat\":%d,\"nbf\":%d,\"exp\":%d".formatted(WALL + from, WALL + from, WALL + from + 60);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("orders")
  void isRefusedWithItsReasonAndMovesNothing(String name, Refusal why, String jws) {
    var office = new Office();
    office.counters.values.put(OrderDesk.COUNTER, 7L);
    office.desk = new OrderDesk(Signer.trust(US), Office.RULES, office.counters);
    var answers = office.say(jws);
    assertEquals(1, answers.size(), name);
    assertEquals(why, assertInstanceOf(Refused.class, answers.getFirst().verdict()).why());
    assertEquals(Leases.NONE, office.leases());
    assertEquals(7, office.counters.last(OrderDesk.COUNTER));
    var good = office.say(GOOD).getLast().verdict();
    assertEquals(new Power(4000), assertInstanceOf(Accepted.class, good).power());
  }

  @Test
  void noFlippedBitOfAGoodOrderIsObeyed() {
    var random = new SplittableRandom(20_260_403);
    var office = new Office();
    var good = office.aggregator.jws(shed(8));
    for (int i = 0; i < 2000; i++) {
      var bytes = good.getBytes(ISO_8859_1);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      office.now = office.now.plusMillis(100);
      var answers = office.say(new String(bytes, ISO_8859_1));
      assertInstanceOf(Refused.class, answers.getFirst().verdict());
      assertEquals(Leases.NONE, office.leases());
    }
  }
}
