package org.swapgrid.sim.dst.link;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox;
import org.swapgrid.loop.Outbox.Priority;

/** Every record the station made, which of them it must not lose, and which it may forget. */
final class Ledger {
  private static final int ALL = 10_000;
  private static final Pattern NUMBER = Pattern.compile("\\{\"n\":(\\d+),.*");

  private final Set<Long> young = new TreeSet<>();
  private final Set<Long> durable = new TreeSet<>();
  private final Map<Long, Long> names = new HashMap<>();
  private final Set<Long> receipted = new HashSet<>();
  private final Map<Long, String> made = new HashMap<>();
  private @Nullable String fault;
  private long last;

  /** Makes a record of a decision. */
  void append(Outbox outbox, Instant at, String stage) {
    long number = ++last;
    young.add(number);
    var body =
        "{\"n\":%d,\"event\":\"e%d\",\"service\":\"first\",\"stage\":\"%s\"}"
            .formatted(number, number, stage);
    made.put(number, body);
    outbox.append(Priority.EVENT, "event", at, body);
  }

  /** The process lived on, and the journal showed what was appended: it is never lost again. */
  void settle(Outbox outbox) {
    if (!young.isEmpty()) {
      var _ = shown(outbox);
      young.removeIf(number -> names.containsValue(number) && durable.add(number));
    }
  }

  /** The process died: what was just being written may be there or not. */
  void died() {
    young.clear();
  }

  /** The medium has lost these rows while the process was dead; nobody can ask for them. */
  void spoilt(Set<String> rows) {
    for (var row : rows) {
      var said = NUMBER.matcher(row.substring(Math.max(0, row.indexOf('{'))));
      if (said.matches()) {
        durable.remove(Long.parseLong(said.group(1)));
      }
    }
  }

  /** A receipt of the host's own reached the living station. */
  void receipted(Collection<Long> ids) {
    receipted.addAll(ids);
  }

  private Set<Long> shown(Outbox outbox) {
    var shown = new HashSet<Long>();
    for (var entry : outbox.next(Priority.EVENT, -1, ALL)) {
      var said = NUMBER.matcher(entry.body());
      if (said.matches()) {
        long number = Long.parseLong(said.group(1));
        if (!entry.body().equals(made.get(number))) {
          fault = "record " + number + " was never made as it is shown: " + entry.body();
        }
        shown.add(number);
        names.put(entry.id(), number);
      }
    }
    return shown;
  }

  /** A record that is neither kept nor acknowledged by the host; null when there is none. */
  @Nullable String missing(Outbox outbox) {
    var there = shown(outbox);
    if (fault != null) {
      return fault;
    }
    for (long id : receipted) {
      there.add(names.getOrDefault(id, 0L));
    }
    for (long number : durable) {
      if (!there.contains(number)) {
        return "record " + number + " is gone, and the host never acknowledged it";
      }
    }
    return null;
  }

  /** What the host must have in the end. */
  Set<Long> durable() {
    return durable;
  }
}
