package org.swapgrid.sim.aggregator;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.swapgrid.sim.pki.OrderKey;

/** Numbers and signs what goes to stations. */
final class OrderDesk {
  private static final int MOST_REMEMBERED = 1_000;
  private static final Duration LIFE_OF_A_RECEIPT = Duration.ofSeconds(60);

  private final OrderKey key;
  private final Sequence sequence;
  private final Set<String> issued = new LinkedHashSet<>();

  OrderDesk(OrderKey key, Sequence sequence) {
    this.key = key;
    this.sequence = sequence;
  }

  /**
   * An order for these stations.
   *
   * @param lifetime in whole seconds, 1 or more
   */
  SignedOrder issue(Collection<String> stations, Intent intent, Duration lifetime, Instant now) {
    var payload = frame(stations, now, lifetime);
    intent.write(payload);
    var order = signed(payload);
    if (issued.size() == MOST_REMEMBERED) {
      issued.remove(issued.iterator().next());
    }
    issued.add(order.id());
    return order;
  }

  /** Whether this is one of the last thousand orders given here. */
  boolean issued(String id) {
    return issued.contains(id);
  }

  /** Tells a station which of its records are kept here. */
  String receipt(String station, Collection<String> ids, Instant now) {
    var payload = frame(List.of(station), now, LIFE_OF_A_RECEIPT);
    payload.addProperty("mode", "records");
    var list = new JsonArray();
    ids.forEach(list::add);
    payload.add("ids", list);
    return Jws.sign(key, payload);
  }

  /** All but what is asked for. */
  JsonObject frame(Collection<String> stations, Instant now, Duration lifetime) {
    var issued = now.truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
    var payload = new JsonObject();
    if (stations.size() == 1) {
      payload.addProperty("aud", stations.iterator().next());
    } else {
      var audience = new JsonArray();
      stations.forEach(station -> audience.add(new JsonPrimitive(station)));
      payload.add("aud", audience);
    }
    payload.addProperty("id", UUID.randomUUID().toString());
    payload.addProperty("seq", sequence.next(now));
    payload.addProperty("iat", issued);
    payload.addProperty("nbf", issued);
    payload.addProperty("exp", issued + Math.max(1, lifetime.toSeconds()));
    return payload;
  }

  OrderKey key() {
    return key;
  }

  private SignedOrder signed(JsonObject payload) {
    return new SignedOrder(
        payload.get("id").getAsString(),
        payload.get("seq").getAsLong(),
        Instant.ofEpochSecond(payload.get("iat").getAsLong()),
        Instant.ofEpochSecond(payload.get("exp").getAsLong()),
        Jws.sign(key, payload));
  }
}
