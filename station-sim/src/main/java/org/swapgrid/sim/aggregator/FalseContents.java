package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** Orders that are signed well and say what no order may say. */
final class FalseContents {
  private final Target target;
  private final Instant now;
  private final List<Forgery> made = new ArrayList<>();

  private FalseContents(Target target, Instant now) {
    this.target = target;
    this.now = now;
  }

  static List<Forgery> against(Target target, Instant now) {
    var forger = new FalseContents(target, now);
    forger.times();
    forger.numbers();
    forger.powers();
    forger.fields();
    forger.texts();
    return forger.made;
  }

  private void times() {
    var hour = Duration.ofHours(1);
    made.add(target.signed("expired", target.order(now.minus(hour)), now));
    made.add(target.signed("not-yet", target.order(now.plus(hour)), now));
    changed("clock-ahead", order -> order.addProperty("iat", now.getEpochSecond() + 20));
    changed("ends-before-it-begins", order -> order.addProperty("exp", now.getEpochSecond() - 9));
    changed("for-ten-years", order -> order.addProperty("exp", now.getEpochSecond() + 315360000));
    changed("absurd-times", order -> order.addProperty("exp", Long.MAX_VALUE));
    changed("no-expiry", order -> order.remove("exp"));
  }

  private void numbers() {
    made.add(new Forgery("replayed", target.older().id(), replayed(target.older().jws())));
    changed("reordered", order -> order.addProperty("seq", target.older().seq()));
    var twisted = JsonParser.parseString(payload(target.newer().jws())).getAsJsonObject();
    Intent.shedTo(0).write(twisted);
    twisted.addProperty("seq", target.newer().seq() - 1);
    twisted.addProperty("id", target.older().id());
    made.add(target.signed("old-id-new-content", twisted, now));
    changed("seq-missing", order -> order.remove("seq"));
    changed("seq-negative", order -> order.addProperty("seq", -5));
    changed("seq-fraction", order -> order.addProperty("seq", 1e12 + 0.5));
    changed("seq-as-text", order -> order.addProperty("seq", "99999999999999"));
    changed("id-missing", order -> order.remove("id"));
    changed("id-long", order -> order.addProperty("id", "x".repeat(100_000)));
  }

  private void powers() {
    changed("absurd-kw", order -> order.addProperty("kw", 1e12));
    changed("negative-kw", order -> order.addProperty("kw", -50));
    changed("kw-as-text", order -> order.addProperty("kw", "0"));
    changed("kw-missing", order -> order.remove("kw"));
    rewritten("kw-nan", "\"kw\":0.0", "\"kw\":NaN");
    rewritten("kw-infinite", "\"kw\":0.0", "\"kw\":1e999");
    rewritten("kw-twice", "\"kw\":0.0", "\"kw\":5,\"kw\":0.0");
  }

  private void fields() {
    changed("wrong-audience", order -> order.addProperty("aud", "ST-somebody-else"));
    changed("audience-missing", order -> order.remove("aud"));
    changed("audience-longer", order -> order.addProperty("aud", target.station() + "x"));
    changed("unknown-field", order -> order.addProperty("override_reserve", true));
    changed("unknown-mode", order -> order.addProperty("mode", "explode"));
    changed("mode-missing", order -> order.remove("mode"));
    changed("unknown-service", this::disarmUnknown);
  }

  private void texts() {
    made.add(target.signed("not-json", "shed everything", now));
    made.add(target.signed("json-list", "[1,2,3]", now));
    made.add(target.signed("json-empty", "{}", now));
    made.add(target.signed("json-deep", "[".repeat(20_000), now));
    rewritten("json-trailing", "}", "} {\"mode\":\"release\"}");
    rewritten("json-comment", "{", "{/* */");
  }

  private void disarmUnknown(JsonObject order) {
    order.remove("kw");
    Intent.disarm("no-such-service").write(order);
  }

  private void changed(String name, Consumer<JsonObject> change) {
    var order = target.order(now);
    change.accept(order);
    made.add(target.signed(name, order, now));
  }

  private void rewritten(String name, String from, String to) {
    var text = target.order(now).toString();
    if (!text.contains(from)) {
      throw new IllegalStateException(name + " changes nothing in " + text);
    }
    made.add(target.signed(name, text.replace(from, to), now));
  }

  private List<Forgery.Packet> replayed(String jws) {
    return List.of(target.packet(jws, now));
  }

  private static String payload(String jws) {
    var content = Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]);
    return new String(content, StandardCharsets.UTF_8);
  }
}
