package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.swapgrid.sim.aggregator.Forgery.Packet;

/**
 * Whom forgeries are aimed at, and what an enemy may have overheard.
 *
 * @param group the station's
 * @param station its edge id
 * @param desk the true one: some forgeries are signed well and wrong otherwise
 * @param older a genuine order that a newer one has replaced
 * @param newer the genuine order obeyed last
 */
record Target(String group, String station, OrderDesk desk, SignedOrder older, SignedOrder newer) {
  private static final Duration LIFETIME = Duration.ofSeconds(30);

  Topic dispatch() {
    return Topic.deviceCommand(group, station, "DISPATCH");
  }

  /** A good order to shed all, not yet signed. */
  JsonObject order(Instant now) {
    var payload = desk.frame(List.of(station), now, LIFETIME);
    Intent.shedTo(0).write(payload);
    return payload;
  }

  Packet packet(String jws, Instant now) {
    return Packet.of(dispatch(), Payloads.text(now.toEpochMilli(), "Cmd/Jws", jws));
  }

  Forgery forgery(String name, JsonObject payload, String jws, Instant now) {
    return new Forgery(name, payload.get("id").getAsString(), List.of(packet(jws, now)));
  }

  /** An order to shed all, with no signature worth the name. */
  String badlySigned(Instant now) {
    var header = Jws.header("EdDSA", desk.key().kid());
    var unsigned = Jws.encoded(header) + "." + Jws.encoded(order(now).toString());
    return unsigned + "." + Jws.encoded(new byte[64]);
  }

  /** Signed well, as an enemy within would. */
  Forgery signed(String name, JsonObject payload, Instant now) {
    var id = payload.has("id") ? payload.get("id").getAsString() : "";
    return new Forgery(name, id, List.of(packet(Jws.sign(desk.key(), payload), now)));
  }

  /** Signed well, of a text that no JSON writer makes. */
  Forgery signed(String name, String payload, Instant now) {
    var key = desk.key();
    var jws = Jws.sign(Jws.header("EdDSA", key.kid()), payload, key.secret());
    return new Forgery(name, "", List.of(packet(jws, now)));
  }
}
