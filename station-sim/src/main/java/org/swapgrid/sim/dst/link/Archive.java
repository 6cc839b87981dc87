package org.swapgrid.sim.dst.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox;
import org.swapgrid.uplink.sparkplug.Arrival;
import org.swapgrid.uplink.sparkplug.Outgoing;
import org.swapgrid.uplink.sparkplug.Value;

/** The host's records: keeps what comes, tells copies by boot and sequence, and signs receipts. */
final class Archive {
  private static final long SECOND = 1_000_000_000L;
  private static final Pattern RECORD =
      Pattern.compile("\\{\"boot\":(\\d+),\"sequence\":(\\d+),\"n\":(\\d+).*");

  /** What the journal tells of itself. */
  private static final Pattern NOTE =
      Pattern.compile("\\{\"boot\":(\\d+),\"sequence\":(\\d+),\"journal\":.*");

  private final Clock clock;
  private final Post post;
  private final long seed;
  private final TreeMap<Long, Long> kept = new TreeMap<>();
  private final List<String> owed = new ArrayList<>();
  private boolean isOnline = true;
  private long saidAt;
  private long receipts;
  private long newestNote;
  private @Nullable String fault;

  Archive(Clock clock, Post post, long seed) {
    this.clock = clock;
    this.post = post;
    this.seed = seed;
  }

  void online(boolean isNow) {
    isOnline = isNow;
  }

  /** The broker took it: it may be lost behind that, or late. */
  void carried(Outgoing message) {
    for (var metric : message.metrics().list()) {
      if (metric.name().equals("Event/Record") && metric.value() instanceof Value.Words(var text)) {
        var fate = new SplittableRandom(seed ^ clock.nanos() ^ text.hashCode());
        post.pass(fate, () -> hear(text));
      }
    }
  }

  private void hear(String text) {
    var note = NOTE.matcher(text);
    if (isOnline && note.matches()) {
      noted(note.group(1) + ":" + note.group(2));
    }
    var said = RECORD.matcher(text);
    if (!isOnline || !said.matches()) {
      return;
    }
    var name = said.group(1) + ":" + said.group(2);
    long id = Outbox.idOf(name).orElseThrow();
    long number = Long.parseLong(said.group(3));
    var before = kept.put(id, number);
    if (before != null && before != number) {
      fault = "records " + before + " and " + number + " bear the same name " + name;
    }
    if (!isInOrder(id, number)) {
      fault = "record " + number + " stands out of its order as " + name;
    }
    owed.add(name);
  }

  private void noted(String name) {
    newestNote = Math.max(newestNote, Outbox.idOf(name).orElseThrow());
    owed.add(name);
  }

  /** The id of the newest note in which a journal told of damage; 0 before the first. */
  long newestNote() {
    return newestNote;
  }

  private boolean isInOrder(long id, long number) {
    var earlier = kept.lowerEntry(id);
    var later = kept.higherEntry(id);
    return (earlier == null || earlier.getValue() < number)
        && (later == null || later.getValue() > number);
  }

  /** Says what it has, once a second. */
  void advance() {
    if (owed.isEmpty() || !isOnline || clock.nanos() - saidAt < SECOND) {
      return;
    }
    saidAt = clock.nanos();
    var letter = new Letter(receipt(Pen.HOST, owed), truth(owed, true), false);
    owed.clear();
    post.send(letter, new SplittableRandom(seed * 7919 + receipts++));
  }

  /** A receipt for all that anybody heard of, signed by somebody else. */
  Letter forged() {
    var names = kept.keySet().stream().map(Archive::name).toList();
    return new Letter(receipt(Pen.STRANGER, names), truth(names, false), true);
  }

  private static String name(long id) {
    return (id >>> Outbox.SEQUENCE_BITS) + ":" + (id & Outbox.MOST_SEQUENCE);
  }

  private static Letter.Truth truth(List<String> names, boolean sound) {
    var ids = names.stream().map(name -> Outbox.idOf(name).orElseThrow()).toList();
    return new Letter.Truth("receipt", sound, -1, Instant.MAX, ids);
  }

  private Arrival receipt(Pen pen, List<String> names) {
    long now = clock.truth().getEpochSecond();
    var ids = names.isEmpty() ? "\"1:1\"" : "\"" + String.join("\",\"", names) + "\"";
    var claims =
        "{\"aud\":\"ST-DST\",\"iat\":%d,\"nbf\":%d,\"exp\":%d,\"mode\":\"records\",\"ids\":[%s]}"
            .formatted(now, now, now + 60, ids);
    return Pen.command(pen.sign(claims, Pen.TRUSTED), false);
  }

  /** What no correct station can have sent; null when there is nothing of that kind. */
  @Nullable String fault() {
    return fault;
  }

  boolean has(long number) {
    return kept.containsValue(number);
  }
}
