package org.swapgrid.uplink.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.swapgrid.uplink.sparkplug.Outgoing;

/** Data sent so lately that a break would leave it in the socket: it is sent again as history. */
final class Doubt {
  /** A station sends a few a second; behind this many the oldest are given up. */
  private static final int MOST = 500;

  private record Sent(Duration at, Outgoing message) {}

  private final Duration length;
  private final Deque<Sent> sent = new ArrayDeque<>();

  Doubt(Duration length) {
    this.length = length;
  }

  void sent(Outgoing message, Duration now) {
    prune(now);
    if (sent.size() == MOST) {
      sent.removeFirst();
    }
    sent.addLast(new Sent(now, message));
  }

  /** What may not have arrived, oldest first. */
  List<Outgoing> take(Duration now) {
    prune(now);
    var doubtful = new ArrayList<Outgoing>(sent.size());
    sent.forEach(each -> doubtful.add(each.message));
    sent.clear();
    return doubtful;
  }

  private void prune(Duration now) {
    while (!sent.isEmpty() && sent.peekFirst().at.plus(length).compareTo(now) < 0) {
      sent.removeFirst();
    }
  }
}
