package org.swapgrid.sim.aggregator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records that are kept and not yet acknowledged. Many go into one receipt: a station looks at 20
 * messages a second at most, and orders are among them.
 */
final class Receipts {
  private static final Duration APART = Duration.ofMillis(200);

  /** A station reads no receipt of more than 16 kB. */
  private static final int MOST = 100;

  private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
  private final Map<String, Duration> sent = new HashMap<>();

  void add(String station, String id) {
    waiting.computeIfAbsent(station, _ -> new LinkedHashSet<>()).add(id);
  }

  /** The ids for each station whose turn it is. */
  Map<String, List<String>> due(Duration now) {
    var due = new LinkedHashMap<String, List<String>>();
    waiting.forEach((station, ids) -> {
      var last = sent.get(station);
      if (last == null || now.minus(last).compareTo(APART) >= 0) {
        due.put(station, ids.stream().limit(MOST).toList());
      }
    });
    due.forEach((station, ids) -> taken(station, ids, now));
    return due;
  }

  private void taken(String station, List<String> ids, Duration now) {
    sent.put(station, now);
    var left = new ArrayList<>(waiting.getOrDefault(station, Set.of()));
    left.removeAll(ids);
    if (left.isEmpty()) {
      waiting.remove(station);
    } else {
      waiting.put(station, new LinkedHashSet<>(left));
    }
  }
}
