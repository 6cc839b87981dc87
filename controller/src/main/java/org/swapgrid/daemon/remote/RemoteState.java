package org.swapgrid.daemon.remote;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox;
import org.swapgrid.order.Leases;

/**
 * How the dealings with the aggregator fare.
 *
 * @param configured whether there is an uplink at all
 * @param journalTrouble in words; null where nothing is wrong
 * @param clockSet whether the wall clock may stamp messages
 * @param leases what runs; some of it may have run out
 * @param refusals the last few, newest first
 */
public record RemoteState(
    boolean configured,
    LinkBoard.Link link,
    Outbox.Level outbox,
    @Nullable String journalTrouble,
    boolean clockSet,
    Leases leases,
    List<OrderBoard.Refused> refusals) {
  public RemoteState {
    refusals = List.copyOf(refusals);
  }
}
