package org.swapgrid.outlook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds the swaps among batteries that leave and come: one that leaves and an emptier one that
 * comes belong together, in the same bay or not. A technician who takes some out, brings some, or
 * puts one back swaps nothing.
 */
final class Exchange {
  /** A rider is not at it for longer. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What comes is emptier than what left by so many thousandths. */
  private static final int EMPTIER = 100;

  private record Move(Duration at, int permille) {}

  private final Deque<Move> gone = new ArrayDeque<>();
  private final Deque<Move> come = new ArrayDeque<>();

  void left(Duration at, int permille) {
    gone.add(new Move(at, permille));
  }

  void came(Duration at, int permille) {
    come.add(new Move(at, permille));
  }

  /** The charge of what came with each swap that is complete now. */
  List<Integer> swaps(Duration now) {
    gone.removeIf(move -> isLongAgo(move, now));
    come.removeIf(move -> isLongAgo(move, now));
    var found = new ArrayList<Integer>();
    for (var arrival : List.copyOf(come)) {
      var partner = partner(arrival);
      if (partner.isPresent()) {
        gone.remove(partner.get());
        come.remove(arrival);
        found.add(arrival.permille);
      }
    }
    return found;
  }

  private Optional<Move> partner(Move arrival) {
    return gone.stream().filter(m -> m.permille >= arrival.permille + EMPTIER).findFirst();
  }

  private static boolean isLongAgo(Move move, Duration now) {
    return now.minus(move.at).compareTo(LONGEST) > 0;
  }

  void forget() {
    gone.clear();
    come.clear();
  }
}
