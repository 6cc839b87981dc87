package org.swapgrid.daemon.remote;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Leases;
import org.swapgrid.uplink.StationFacts;
import org.swapgrid.uplink.namespace.Facts.ClockFacts;
import org.swapgrid.uplink.namespace.Facts.EventFacts;

/** What the uplink tells of the station beside its cycles. */
final class StationTold implements StationFacts {
  private final Map<ServiceId, EventFacts> events = new ConcurrentHashMap<>();
  private final StationSight station;
  private final ClockTrust clock;
  private final JournalBoard journal;
  private final Supplier<Leases> leases;
  private final Supplier<Map<ServiceId, List<Power>>> outlook;

  StationTold(
      StationSight station,
      ClockTrust clock,
      JournalBoard journal,
      Supplier<Leases> leases,
      Supplier<Map<ServiceId, List<Power>>> outlook) {
    this.station = station;
    this.clock = clock;
    this.journal = journal;
    this.leases = leases;
    this.outlook = outlook;
  }

  void event(EventNews news) {
    events.put(news.service(), news.facts());
  }

  @Override
  public String reason(CycleRecord cycle) {
    var sight = station.newest();
    return sight == null ? "" : sight.sentence();
  }

  @Override
  public boolean isClockSet() {
    return clock.isSet();
  }

  @Override
  public ClockFacts clock() {
    return new ClockFacts(clock.isSet(), null);
  }

  @Override
  public int alarm() {
    return Alarms.gravest(station.newest(), journal.trouble(), clock.isSet());
  }

  @Override
  public Map<ServiceId, EventFacts> events() {
    return Map.copyOf(events);
  }

  @Override
  public Map<ServiceId, List<Power>> outlook() {
    return outlook.get();
  }

  @Override
  public @Nullable Instant leaseUntil() {
    var now = station.now();
    var lease = leases.get().powerAt(now.elapsed());
    return lease == null ? null : now.wall().plus(lease.until()).minus(now.elapsed());
  }
}
