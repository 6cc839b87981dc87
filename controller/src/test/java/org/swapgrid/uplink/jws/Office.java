package org.swapgrid.uplink.jws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Bounds;
import org.swapgrid.order.Leases;
import org.swapgrid.order.OrderRules;
import org.swapgrid.order.Situation;

/** A desk with everything round it, in virtual time. */
final class Office {
  static final long WALL = 1_775_174_400;
  static final OrderRules RULES =
      new OrderRules(
          Set.of("ST-1", "ALL"), Duration.ofMinutes(15), 5, Set.of(new ServiceId("tw-spinning")));

  final Signer aggregator = new Signer("k1");
  final Signer stranger = new Signer("k1");
  final MemoryCounters counters = new MemoryCounters();
  Duration now = Duration.ofSeconds(500);
  boolean synchronised = true;
  boolean low;
  OrderDesk desk = new OrderDesk(Signer.trust(aggregator), RULES, counters);

  Situation situation() {
    var tick = new Tick(1, now, Instant.ofEpochSecond(WALL).plus(now).minusSeconds(500));
    var bounds = new Bounds(new Power(1500), new Power(15_000), low);
    return new Situation(tick, new Situation.Timekeeping(synchronised, "n-1"), bounds);
  }

  List<Answer> say(String jws) {
    return desk.hear(jws, situation()).answers();
  }

  Leases leases() {
    return desk.leases();
  }

  /** Payload fields from {@code mode} on. */
  static String payload(long seq, String rest) {
    return "{\"aud\":\"ST-1\",\"id\":\"o-%d\",\"seq\":%d,\"iat\":%d,\"nbf\":%d,\"exp\":%d,%s}"
        .formatted(seq, seq, WALL, WALL, WALL + 60, rest);
  }

  static String shed(long seq) {
    return payload(seq, "\"mode\":\"shed_to\",\"kw\":4");
  }
}
