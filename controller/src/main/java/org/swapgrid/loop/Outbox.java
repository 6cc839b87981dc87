package org.swapgrid.loop;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Durable records on their way to the aggregator. A record goes only on the aggregator's own
 * acknowledgement; a broker's is not one.
 */
public interface Outbox {
  /** An id is the run's number, and below it the record's number within the run. */
  int SEQUENCE_BITS = 32;

  long MOST_SEQUENCE = (1L << SEQUENCE_BITS) - 1;

  /** What goes first, and what is kept when there is no room: the newest event always is. */
  enum Priority {
    EVENT,
    ACKNOWLEDGEMENT,
    TELEMETRY
  }

  /**
   * One record.
   *
   * @param id rises with the order in which records were appended, whatever the wall clock did
   * @param priority what goes first
   * @param kind what the body is, for the uplink: event, ack, telemetry ...
   * @param at the wall clock's time when it happened
   * @param body JSON
   */
  record Entry(long id, Priority priority, String kind, Instant at, String body) {
    /** The number of the daemon's run in which it was appended. */
    public long boot() {
      return id >>> SEQUENCE_BITS;
    }

    /** Its number within that run. */
    public long sequence() {
      return id & MOST_SEQUENCE;
    }
  }

  /**
   * How full it is.
   *
   * @param queued records not yet acknowledged
   * @param oldest when the oldest of them happened; the epoch when there is none
   * @param dropped records given up for lack of room since the file was made
   */
  record Level(long queued, Instant oldest, long dropped) {}

  /** The id of the record that a receipt calls {@code boot:sequence}; empty where it is no name. */
  static OptionalLong idOf(String key) {
    int colon = key.indexOf(':');
    try {
      long boot = Long.parseLong(key, 0, Math.max(0, colon), 10);
      long sequence = Long.parseLong(key, colon + 1, key.length(), 10);
      boolean isName = boot >= 0 && boot <= MOST_SEQUENCE >>> 1;
      return isName && sequence >= 0 && sequence <= MOST_SEQUENCE
          ? OptionalLong.of(boot << SEQUENCE_BITS | sequence)
          : OptionalLong.empty();
    } catch (NumberFormatException noName) {
      return OptionalLong.empty();
    }
  }

  /** Hands over a record; returns at once. It is durable when the next read shows it. */
  void append(Priority priority, String kind, Instant at, String body);

  /** The records to send next: by priority, then oldest first; behind this id of its priority. */
  List<Entry> next(Priority priority, long behind, int most);

  /** The aggregator has these: they go. */
  void acknowledged(Collection<Long> ids);

  Level level();
}
