package org.swapgrid.sim.aggregator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The orders that are to stand for a while. Each goes out as a lease and again every third of its
 * lifetime; what is to stand longer than the longest lease is ordered anew before the last one runs
 * out, so that an aggregator that dies commands nobody for long.
 */
final class Leases {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** What is to be sent now. */
  record Sending(String station, SignedOrder order) {}

  /** What still stands, and for how long. */
  record Remaining(Intent intent, Duration time) {}

  private final OrderDesk desk;
  private final Duration longest;
  private final List<Standing> standings = new ArrayList<>();
  private final Map<String, String> newest = new HashMap<>();

  /**
   * Starts with none.
   *
   * @param longest no single order lives longer
   */
  Leases(OrderDesk desk, Duration longest) {
    this.desk = desk;
    this.longest = longest;
  }

  /**
   * Orders something, in place of what was ordered of the same thing before. It goes out with the
   * next {@link #due}.
   *
   * @return the first order's id
   */
  String place(Collection<String> stations, Intent intent, Duration time, Moment now) {
    standings.stream()
        .filter(s -> s.intent.thing().equals(intent.thing()))
        .forEach(s -> s.stations.removeAll(stations));
    var until = now.elapsed().plus(time);
    var order = issued(stations, intent, until, now);
    standings.add(new Standing(new TreeSet<>(stations), intent, until, order, now));
    return order.id();
  }

  /** A station has answered; what is not to last need not be said again. */
  void answered(String station, String id) {
    standings.stream()
        .filter(s -> s.intent.momentary() && s.order.id().equals(id))
        .forEach(s -> s.stations.remove(station));
  }

  List<Sending> due(Moment now) {
    standings.removeIf(s -> s.stations.isEmpty() || s.isOver(now));
    var sendings = new ArrayList<Sending>();
    for (var standing : standings) {
      if (standing.next.compareTo(now.elapsed()) <= 0) {
        sendings.addAll(send(standing, now));
      }
    }
    return sendings;
  }

  /** What stands for a station's power. */
  Optional<Remaining> onPower(String station, Moment now) {
    return standings.stream()
        .filter(s -> s.stations.contains(station) && s.intent.service().isEmpty())
        .filter(s -> !s.isOver(now))
        .map(s -> new Remaining(s.intent, s.until.minus(now.elapsed())))
        .findFirst();
  }

  private List<Sending> send(Standing standing, Moment now) {
    if (standing.sent && (!isNewest(standing) || standing.outlivesItsOrder())) {
      standing.hold(issued(standing.stations, standing.intent, standing.until, now), now);
    }
    standing.sent = true;
    standing.next = now.elapsed().plus(standing.order.lifetime().dividedBy(3));
    return standing.stations.stream().map(s -> new Sending(s, standing.order)).toList();
  }

  /** A station repeats its answer to the newest order only; an older one would be stale to it. */
  private boolean isNewest(Standing standing) {
    return standing.stations.stream()
        .allMatch(station -> standing.order.id().equals(newest.get(station)));
  }

  private SignedOrder issued(
      Collection<String> stations, Intent intent, Duration until, Moment now) {
    var left = until.minus(now.elapsed());
    var lifetime = left.compareTo(longest) < 0 ? left : longest;
    var whole = lifetime.compareTo(SHORTEST) < 0 ? SHORTEST : lifetime;
    var order = desk.issue(new TreeSet<>(stations), intent, whole, now.wall());
    stations.forEach(station -> newest.put(station, order.id()));
    return order;
  }

  private static final class Standing {
    private final Set<String> stations;
    private final Intent intent;
    private final Duration until;
    private SignedOrder order;
    private Duration next;
    private Duration runsOut;
    private boolean sent;

    Standing(Set<String> stations, Intent intent, Duration until, SignedOrder order, Moment now) {
      this.stations = stations;
      this.intent = intent;
      this.until = until;
      this.order = order;
      next = now.elapsed();
      runsOut = now.elapsed().plus(order.lifetime());
    }

    void hold(SignedOrder newer, Moment now) {
      order = newer;
      runsOut = now.elapsed().plus(newer.lifetime());
    }

    boolean isOver(Moment now) {
      return now.elapsed().compareTo(until) >= 0;
    }

    /** By less than a second it does not: orders are timed in whole ones. */
    boolean outlivesItsOrder() {
      return until.minus(runsOut).compareTo(SHORTEST) >= 0;
    }
  }
}
