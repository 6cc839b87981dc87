package org.swapgrid.daemon;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.remote.OrderBoard;
import org.swapgrid.daemon.remote.RemoteState;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Lease;

/** The dealings with the aggregator as part of the answer to {@code status}. */
final class RemoteReport {
  private final RemoteState state;
  private final Tick now;

  RemoteReport(RemoteState state, Tick now) {
    this.state = state;
    this.now = now;
  }

  void into(Json json) {
    json.put("uplink", state.configured() ? uplink() : null)
        .put("orders", state.configured() ? orders() : null);
  }

  private JsonObject uplink() {
    var link = state.link();
    var outbox = state.outbox();
    return new Json()
        .put("up", link.up())
        .put("server", link.server())
        .time("since", link.since())
        .put("sessions", link.sessions())
        .put("last_loss", link.lastLoss())
        .put("host_online", link.hostOnline())
        .put("clock_set", state.clockSet())
        .put("queued", outbox.queued())
        .time("oldest", outbox.queued() == 0 ? null : outbox.oldest())
        .put("dropped", outbox.dropped())
        .put("journal_trouble", state.journalTrouble())
        .done();
  }

  private JsonObject orders() {
    var leases = new JsonArray();
    state.leases().all().stream()
        .filter(lease -> lease.runs(now.elapsed()))
        .map(this::lease)
        .forEach(leases::add);
    var refusals = new JsonArray();
    state.refusals().forEach(refused -> refusals.add(refusal(refused)));
    return new Json().put("leases", leases).put("refusals", refusals).done();
  }

  private JsonObject lease(Lease lease) {
    var left = lease.until().minus(now.elapsed());
    return new Json()
        .put("id", lease.name().id())
        .put("seq", lease.name().seq())
        .put("order", word(lease.instruction()))
        .watts("power_w", lease.instruction().most())
        .put("service", service(lease.instruction()))
        .time("until", now.wall().plus(left))
        .put("left_s", left.toMillis() / 1_000.0)
        .done();
  }

  private static String word(Instruction instruction) {
    return switch (instruction) {
      case Instruction.ShedTo _ -> "shed_to";
      case Instruction.Cap _ -> "cap";
      case Instruction.Hold _ -> "hold";
      case Instruction.Release _ -> "release";
      case Instruction.Arm _ -> "arm";
      case Instruction.Disarm _ -> "disarm";
    };
  }

  private static @Nullable String service(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Arm(var service) -> service.name();
      case Instruction.Disarm(var service) -> service.name();
      case Instruction.ShedTo _, Instruction.Cap _, Instruction.Hold _, Instruction.Release _ ->
          null;
    };
  }

  private static JsonObject refusal(OrderBoard.Refused refused) {
    var order = refused.order();
    return new Json()
        .time("at", refused.at())
        .put("id", order == null ? null : order.id())
        .put("seq", order == null ? null : order.seq())
        .put("reason", refused.reason())
        .put("words", refused.words())
        .put("times", refused.times())
        .done();
  }
}
