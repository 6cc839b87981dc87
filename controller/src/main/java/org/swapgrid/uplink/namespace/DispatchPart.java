package org.swapgrid.uplink.namespace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.Power;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Names;
import org.swapgrid.uplink.sparkplug.Part;

/** What the aggregator may order, what it ordered, and what became of it. */
final class DispatchPart {
  private final Layout layout;
  private final Definition least;
  private final Definition most;
  private final Definition up;
  private final Definition down;
  private final Definition ramp;
  private final Definition effective;
  private final Definition source;
  private final Definition validUntil;
  private final Definition order;
  private final Definition commandId;
  private final Definition seq;
  private final Definition status;
  private final Definition reason;
  private final Definition at;
  private final Definition accepted;

  DispatchPart(Terms terms) {
    layout = terms.layout();
    least = terms.kilowatts("Capability/PowerMin", "Draw that no command moves");
    most = terms.kilowatts("Capability/PowerMax", "The chargers' ratings within the connection");
    up = terms.number("Capability/EnergyUp", "kWh", "Can be fed back; null when unknown");
    down = terms.number("Capability/EnergyDown", "kWh", "Can be taken up; null when unknown");
    ramp = terms.number("Capability/RampRate", "kW/s", "Of the return; null when unknown");
    effective = terms.kilowatts("Setpoint/Effective", "The most the station may draw now");
    source = terms.text("Setpoint/Source", "What sets it");
    validUntil = terms.moment("Setpoint/ValidUntil", "The running order's end");
    order = terms.text(Names.ORDER, "Write a compact JWS: an order");
    commandId = terms.text("Ack/CommandId", "The order answered last");
    seq = terms.count("Ack/Seq", "Its number");
    status = terms.text("Ack/Status", "What became of it");
    reason = terms.text("Ack/Reason", "Why");
    at = terms.moment("Ack/At", "When that was decided");
    accepted = terms.kilowatts("Ack/AcceptedPower", "What it came to within the site's bounds");
  }

  Part of(CycleRecord cycle, Facts.DispatchFacts facts) {
    var balance = cycle.made().view().balance();
    var sheet =
        new Sheet(Names.DISPATCH, cycle.seen().tick().wall())
            .power(least, uncontrolled(cycle))
            .power(most, rating(cycle))
            .real(up, null)
            .real(down, null)
            .real(ramp, null)
            .power(effective, balance.allowed())
            .words(source, balance.binding().words())
            .moment(validUntil, facts.validUntil())
            .words(order, null);
    return answered(sheet, facts.last()).part();
  }

  /** The answer alone: it is told whole, also when it repeats the last. */
  Part answer(Acknowledgement answer, Instant wall) {
    return answered(new Sheet(Names.DISPATCH, wall), answer).part();
  }

  private Sheet answered(Sheet sheet, @Nullable Acknowledgement last) {
    return sheet
        .words(commandId, last == null ? null : last.commandId())
        .whole(seq, last == null ? null : last.seq())
        .words(status, last == null ? null : last.status())
        .words(reason, last == null ? null : last.reason())
        .moment(at, last == null ? null : last.at())
        .power(accepted, last == null ? null : last.accepted());
  }

  private @Nullable Power uncontrolled(CycleRecord cycle) {
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null) {
      return null;
    }
    long watts = 0;
    var stubborn = cycle.made().view().bays().notObeying();
    for (var bay : cabinet.bays()) {
      boolean moves = bay.isSteerable() && !stubborn.contains(bay.bay());
      watts += moves ? 0 : bay.draw().atLeastZero().watts();
    }
    return new Power(watts);
  }

  private @Nullable Power rating(CycleRecord cycle) {
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null) {
      return null;
    }
    long watts = 0;
    for (var bay : cabinet.bays()) {
      watts += bay.ceiling().watts();
    }
    return new Power(watts).min(layout.connection());
  }
}
