package org.swapgrid.sim.aggregator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All stations of the group, and whom to ask for its births again. */
final class Fleet {
  /** A station may take a while to answer, and answers all of it with one rebirth. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MOST_STATIONS = 100_000;

  private final Map<String, EdgeNode> nodes = new TreeMap<>();
  private final Map<String, Duration> asked = new HashMap<>();

  /** The message with its metrics named, when it belongs to the station's running session. */
  Optional<Message> take(Message message, Moment now) {
    var edge = message.topic().edge();
    if (!nodes.containsKey(edge) && nodes.size() >= MOST_STATIONS) {
      return Optional.empty();
    }
    var taken = nodes.computeIfAbsent(edge, _ -> new EdgeNode()).take(message, now.wall());
    if (message.topic().kind().equals("NBIRTH")) {
      asked.remove(edge);
    }
    return taken;
  }

  /** The stations to ask now; each at most once in five seconds. */
  List<String> rebirthsDue(Moment now) {
    var due =
        nodes.entrySet().stream()
            .filter(e -> !e.getValue().missing().isEmpty() && !waitsFor(e.getKey(), now))
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(edge -> asked.put(edge, now.elapsed()));
    return due;
  }

  /** The host's connection broke. */
  void forget() {
    nodes.values().forEach(EdgeNode::forget);
    asked.clear();
  }

  Map<String, EdgeNode> nodes() {
    return nodes;
  }

  Optional<EdgeNode> node(String edge) {
    return Optional.ofNullable(nodes.get(edge));
  }

  private boolean waitsFor(String edge, Moment now) {
    var last = asked.get(edge);
    return last != null && now.elapsed().minus(last).compareTo(PATIENCE) < 0;
  }
}
