package org.swapgrid.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.decision.Resume;
import org.swapgrid.journal.ResumeWriter;
import org.swapgrid.journal.StateDirectory;
import org.swapgrid.journal.StateDirectory.Found;

/**
 * The state of the last run and the way to keep this run's. Where the directory cannot be used the
 * station runs all the same, on the cold-load path; where another daemon has it, it does not.
 *
 * @param resume where the last run stopped
 */
record StateStore(Resume resume, ResumeWriter writer) {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");

  /**
   * Takes the directory and reads it.
   *
   * @throws Failure when another daemon has it
   */
  static StateStore open(Path path, StateNews news) {
    try {
      var directory = StateDirectory.open(path, boot());
      var last = last(directory.read());
      var resume = last == null ? Resume.UNKNOWN : last;
      return new StateStore(resume, new ResumeWriter(directory::write, news, last));
    } catch (StateDirectory.Owned owned) {
      throw new Failure(
          Exit.FAILED,
          owned.getMessage() + ": stop that one first, or give this one its own state.directory");
    } catch (IOException unusable) {
      news.stateNotWritten(unusable);
      return new StateStore(Resume.UNKNOWN, new ResumeWriter(_ -> reopen(path), news, null));
    }
  }

  private static void reopen(Path path) throws IOException {
    throw new IOException("the state directory " + path + " could not be opened at the start");
  }

  private static Resume told(Resume resume, String what) {
    LOG.atInfo()
        .addKeyValue("stage", resume.stage())
        .addKeyValue("allowed_w", resume.allowed().watts())
        .addKeyValue("hold", resume.hold())
        .log(what);
    return resume;
  }

  /** The kernel's id of this boot; the same empty one always where it has none to tell. */
  private static String boot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException noSuchKernel) {
      return "";
    }
  }

  private static @Nullable Resume last(Found found) {
    return switch (found) {
      case Found.Whole(var resume) -> told(resume, "resuming");
      case Found.BeforeBoot(var resume) ->
          told(resume.afterBoot(), "resuming after the box was started anew");
      case Found.Nothing() -> {
        LOG.atInfo().log("no state of an earlier run: the cold-load path");
        yield null;
      }
      case Found.Damaged(var why, var keptAs) -> {
        LOG.atError()
            .addKeyValue("why", why)
            .addKeyValue("kept_as", keptAs)
            .log("the state of the last run is damaged: the cold-load path");
        yield null;
      }
    };
  }
}
