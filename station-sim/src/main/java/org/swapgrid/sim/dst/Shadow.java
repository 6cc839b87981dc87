package org.swapgrid.sim.dst;

import java.util.ArrayList;
import java.util.List;

/** Every command that the cabinet took in one run of a seed, to hold another run against. */
final class Shadow {
  private final List<Taken> taken = new ArrayList<>();
  private long end;

  /** A command and when it came. */
  record Taken(long nanos, Frame frame) {}

  void take(long nanos, Frame frame) {
    taken.add(new Taken(nanos, frame));
  }

  void reaches(long nanos) {
    end = nanos;
  }

  /** What comes later is unknown. */
  long end() {
    return end;
  }

  List<Taken> taken() {
    return taken;
  }
}
