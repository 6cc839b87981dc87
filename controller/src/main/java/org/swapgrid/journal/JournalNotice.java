package org.swapgrid.journal;

import java.nio.file.Path;
import org.swapgrid.loop.Outbox;

/** What befell the journal: raised as alarms, since each bears on what the aggregator will know. */
public sealed interface JournalNotice {
  /**
   * The file was damaged; a new one is begun.
   *
   * @param why in words
   * @param keptAs the damaged file
   * @param saved how many of its records could be taken over into the new file
   */
  record SetAside(String why, Path keptAs, long saved) implements JournalNotice {}

  /**
   * There was a journal here, and its file is gone or holds nothing: a new one is begun. What the
   * aggregator had not acknowledged is lost.
   */
  record Gone(Path file) implements JournalNotice {}

  /** The disk is full: the ballast is given up for events, telemetry is thinned. */
  record DiskFull(String why) implements JournalNotice {}

  /** The disk has room and the ballast stands again. */
  record RoomAgain() implements JournalNotice {}

  /** Nothing can be recorded; records wait in memory and the file is tried every few seconds. */
  record Unusable(String why) implements JournalNotice {}

  /** The first success after {@link Unusable}. */
  record UsableAgain() implements JournalNotice {}

  /** Records other than telemetry had to go for lack of room, the oldest first. */
  record GivenUp(Outbox.Priority priority, long records) implements JournalNotice {}

  /** The second copy of the counters could not be read or written; the first one goes on. */
  record CountersInDoubt(String why) implements JournalNotice {}
}
