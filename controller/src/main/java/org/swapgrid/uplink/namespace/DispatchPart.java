package org.swapgrid.uplink.namespace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Names;
import org.swapgrid.uplink.sparkplug.Part;

/** What the aggregator may order, what it ordered, and what became of it. */
final class DispatchPart {
  private final Capability capability;
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
    capability = new Capability(terms);
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
    var begun = new Sheet(Names.DISPATCH, cycle.seen().tick().wall());
    var sheet =
        capability
            .fill(begun, cycle, facts.packKilowattHours())
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
}
