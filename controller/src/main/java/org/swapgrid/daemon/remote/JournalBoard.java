package org.swapgrid.daemon.remote;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.journal.JournalListener;
import org.swapgrid.journal.JournalNotice;

/** Logs what befalls the journal and keeps what stands. */
final class JournalBoard implements JournalListener {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid.journal");

  private volatile @Nullable String trouble;

  /** What is wrong, in words; null where nothing is. */
  @Nullable String trouble() {
    return trouble;
  }

  /** It could not be opened. */
  void refused(String why) {
    trouble = why;
    LOG.atError()
        .addKeyValue("why", why)
        .log("no journal: nothing is sent and no order is obeyed; control goes on");
  }

  @Override
  public void heard(JournalNotice notice) {
    switch (notice) {
      case JournalNotice.SetAside(var why, var keptAs, var saved) ->
          LOG.atError()
              .addKeyValue("why", why)
              .addKeyValue("kept_as", keptAs)
              .addKeyValue("saved", saved)
              .log("the journal was damaged: a new one is begun, records may be missing");
      case JournalNotice.Gone(var file) ->
          LOG.atError()
              .addKeyValue("file", file)
              .log("the journal is gone: a new one is begun, records may be missing");
      case JournalNotice.DiskFull(var why) -> troubled("disk full: " + why);
      case JournalNotice.Unusable(var why) -> troubled("cannot be written: " + why);
      case JournalNotice.RoomAgain _, JournalNotice.UsableAgain _ -> {
        trouble = null;
        LOG.info("the journal can be written again");
      }
      case JournalNotice.GivenUp(var priority, var records) ->
          LOG.atWarn()
              .addKeyValue("priority", priority)
              .addKeyValue("records", records)
              .log("records were given up for lack of room");
      case JournalNotice.CountersInDoubt(var why) ->
          LOG.atError().addKeyValue("why", why).log("the second copy of the counters is in doubt");
    }
  }

  private void troubled(String words) {
    trouble = words;
    LOG.atError().addKeyValue("why", words).log("journal");
  }
}
