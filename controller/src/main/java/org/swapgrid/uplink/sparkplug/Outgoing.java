package org.swapgrid.uplink.sparkplug;

import java.time.Instant;
import java.util.List;

/**
 * One message of this node.
 *
 * @param kind of message
 * @param device the device it is about; empty for the node
 * @param seq 0 to 255; none in a node's death
 * @param at when it was made
 * @param metrics what it says
 */
public record Outgoing(Kind kind, String device, int seq, Instant at, Body metrics) {
  /** The sequence number of a message that has none. */
  public static final int NO_SEQ = -1;

  /**
   * What a message says.
   *
   * @param list the metrics, oldest first
   * @param historical that it happened earlier and is only told now
   */
  public record Body(List<Metric> list, boolean historical) {
    public static final Body EMPTY = new Body(List.of(), false);

    public Body {
      list = List.copyOf(list);
    }

    public static Body live(List<Metric> list) {
      return new Body(list, false);
    }
  }

  /** The kinds of message an edge node sends. */
  public enum Kind {
    NBIRTH,
    DBIRTH,
    NDATA,
    DDATA,
    DDEATH,
    NDEATH;

    /** Only births, and the death that must be recognised without one, describe their metrics. */
    public boolean describes() {
      return this == NBIRTH || this == DBIRTH || this == NDEATH;
    }

    public boolean isData() {
      return this == NDATA || this == DDATA;
    }

    /** Sparkplug 3.0: everything at most once, the death at least once; nothing is retained. */
    public int qos() {
      return this == NDEATH ? 1 : 0;
    }
  }
}
