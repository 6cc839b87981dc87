package org.swapgrid.daemon.remote;

import java.time.Instant;
import org.swapgrid.config.StationConfig;
import org.swapgrid.loop.Recorder;
import org.swapgrid.order.Leases;

/**
 * The station's aggregator as the daemon deals with it. Nothing here waits, except {@link #stop}.
 * Any thread.
 */
public interface Aggregator extends Recorder {
  /** Begins to look for it. */
  void start();

  /** What it ordered; some of it may have run out. */
  Leases leases();

  /** An activation came to its next stage. */
  void event(EventNews news);

  /**
   * A whole event was recorded.
   *
   * @param at when it was decided
   * @param json what it says, one object
   */
  void record(Instant at, String json);

  /** How the dealings with it fare. */
  RemoteState state();

  /** The configuration was read again and this is what holds now. */
  void reload(StationConfig config);

  /** Says goodbye and writes what still waits; some seconds at most. */
  void stop();
}
