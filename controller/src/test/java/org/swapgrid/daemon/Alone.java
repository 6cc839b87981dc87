package org.swapgrid.daemon;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.swapgrid.config.StationConfig;
import org.swapgrid.daemon.remote.Aggregator;
import org.swapgrid.daemon.remote.EventNews;
import org.swapgrid.daemon.remote.LinkBoard;
import org.swapgrid.daemon.remote.RemoteState;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.loop.Outbox;
import org.swapgrid.order.Leases;

/** An aggregator that nobody hears; what it is told is kept. */
final class Alone implements Aggregator {
  final List<EventNews> events = new CopyOnWriteArrayList<>();
  final List<String> records = new CopyOnWriteArrayList<>();
  volatile Leases leases = Leases.NONE;

  @Override
  public void append(CycleRecord cycle) {}

  @Override
  public void start() {}

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public void event(EventNews news) {
    events.add(news);
  }

  @Override
  public void record(Instant at, String json) {
    records.add(json);
  }

  @Override
  public RemoteState state() {
    var empty = new Outbox.Level(0, Instant.EPOCH, 0);
    var link = new LinkBoard.Link(false, null, null, 0, null, null);
    return new RemoteState(false, link, empty, null, true, leases, List.of());
  }

  @Override
  public void reload(StationConfig config) {}

  @Override
  public void stop() {}
}
