package org.swapgrid.modbus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reads that are still to be made, cut so short that none holds up a write for long. The poll
 * and the look at limits just written take turns.
 */
final class CabinetReads {
  enum Part {
    STATUS,
    POWERS,
    LIMITS,
    DETAILS,
    CONFIG,
    /** Ends a poll: what was read can be shown. */
    DONE
  }

  record Chunk(Part part, int address, int count) {}

  private static final int DETAILS_IN_ONE = 7;

  private final ArrayDeque<Chunk> poll = new ArrayDeque<>();
  private final ArrayDeque<Chunk> check = new ArrayDeque<>();
  private final int bays;
  private final int shortRead;
  private final List<Chunk> details;
  private int nextDetail;
  private boolean isChecksTurn;

  /**
   * No read is due yet.
   *
   * @param shortRead the most registers one read may take, at least those of one bay's detail
   */
  CabinetReads(int bays, int shortRead) {
    this.bays = bays;
    this.shortRead = shortRead;
    var together = Math.clamp(shortRead / CabinetMap.DETAIL_COUNT, 1, DETAILS_IN_ONE);
    this.details =
        cut(
            Part.DETAILS,
            CabinetMap.DETAIL,
            bays * CabinetMap.DETAIL_COUNT,
            together * CabinetMap.DETAIL_COUNT);
  }

  /** Everything there is, the ratings first: nothing can be steered without them. */
  void pollAll() {
    poll.clear();
    poll.addAll(details);
    poll.addAll(cut(Part.CONFIG, CabinetMap.CONFIG, 4 + bays, shortRead));
    pollFast();
    poll.add(new Chunk(Part.DONE, 0, 0));
  }

  /** Status, power and limits, and so many of the details in turn. */
  void poll(int detailReads) {
    pollFast();
    for (int i = 0; i < Math.min(detailReads, details.size()); i++) {
      poll.add(details.get(nextDetail));
      nextDetail = (nextDetail + 1) % details.size();
    }
    poll.add(new Chunk(Part.DONE, 0, 0));
  }

  private void pollFast() {
    poll.add(new Chunk(Part.STATUS, CabinetMap.STATUS, CabinetMap.STATUS_COUNT));
    poll.addAll(cut(Part.POWERS, CabinetMap.BAY_POWER, bays, shortRead));
    poll.addAll(cut(Part.LIMITS, CabinetMap.LIMITS_IN_FORCE, bays, shortRead));
  }

  void checkLimits() {
    if (check.isEmpty()) {
      check.addAll(cut(Part.LIMITS, CabinetMap.LIMITS_IN_FORCE, bays, shortRead));
    }
  }

  boolean isPolled() {
    return poll.isEmpty();
  }

  boolean isChecked() {
    return check.isEmpty();
  }

  boolean isEmpty() {
    return poll.isEmpty() && check.isEmpty();
  }

  /** How many reads all details take. */
  int detailReads() {
    return details.size();
  }

  Optional<Chunk> next() {
    isChecksTurn = !isChecksTurn;
    var first = isChecksTurn ? check : poll;
    var second = isChecksTurn ? poll : check;
    return Optional.ofNullable(first.isEmpty() ? second.poll() : first.poll());
  }

  /** The device said no to one of them: the rest of the round is given up too. */
  void abandon() {
    poll.clear();
    check.clear();
  }

  private static List<Chunk> cut(Part part, int address, int count, int most) {
    List<Chunk> chunks = new ArrayList<>();
    for (int at = 0; at < count; at += most) {
      chunks.add(new Chunk(part, address + at, Math.min(most, count - at)));
    }
    return chunks;
  }
}
