package org.swapgrid.uplink.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Value;

/** What was last sent of each metric: report by exception. */
final class Changes {
  private record Last(List<Definition> definitions, Map<String, @Nullable Value> values) {}

  private final Map<String, Last> parts = new HashMap<>();

  void forget(String device) {
    parts.remove(device);
  }

  void clear() {
    parts.clear();
  }

  boolean knows(String device) {
    return parts.containsKey(device);
  }

  /** Whether a birth of this part, as it is now, was sent. */
  boolean isBorn(Part part) {
    var last = parts.get(part.device());
    return last != null && last.definitions.equals(definitions(part));
  }

  /** The whole part was sent. */
  void born(Part part) {
    var values = new HashMap<String, @Nullable Value>();
    part.metrics().forEach(metric -> values.put(metric.name(), metric.value()));
    parts.put(part.device(), new Last(definitions(part), values));
  }

  /** These metrics of it were sent, whatever they were before. */
  void sent(Part part) {
    var last = parts.get(part.device());
    if (last != null) {
      part.metrics().forEach(metric -> last.values.put(metric.name(), metric.value()));
    }
  }

  /** What is news since it was last sent; it counts as sent now. */
  List<Metric> take(Part part) {
    var last = Objects.requireNonNull(parts.get(part.device()), part.device());
    var news = new ArrayList<Metric>();
    for (var metric : part.metrics()) {
      if (metric.definition().isNews(last.values.get(metric.name()), metric.value())) {
        news.add(metric);
        last.values.put(metric.name(), metric.value());
      }
    }
    return news;
  }

  private static List<Definition> definitions(Part part) {
    return part.metrics().stream().map(Metric::definition).toList();
  }
}
