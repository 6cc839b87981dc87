package org.swapgrid.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Resume;
import org.swapgrid.durable.DurableFile;

/**
 * The directory that holds what must survive a restart, owned by one daemon at a time.
 *
 * <p>The state file is replaced whole: written beside, forced to the disk, renamed, the directory
 * forced. Whenever the power fails, either the old or the new state is there.
 */
public final class StateDirectory implements AutoCloseable {
  private static final int MOST_BYTES = 65_536;

  private final Path directory;
  private final FileChannel lockFile;
  private final String boot;

  private StateDirectory(Path directory, FileChannel lockFile, String boot) {
    this.directory = directory;
    this.lockFile = lockFile;
    this.boot = boot;
  }

  /** Another process owns the directory. */
  public static final class Owned extends IOException {
    private static final long serialVersionUID = 1;

    Owned(Path directory) {
      super("another swapgrid daemon already uses the state directory " + directory);
    }
  }

  /** What stood in the state file. */
  public sealed interface Found {
    /** The state of the last run. */
    record Whole(Resume resume) implements Found {}

    /**
     * The state of the last run, and the box has been started anew since: for all anybody knows the
     * power was lost.
     */
    record BeforeBoot(Resume resume) implements Found {}

    /** No daemon ran here before. */
    record Nothing() implements Found {}

    /**
     * It could not be used.
     *
     * @param why in words
     * @param keptAs where it was set aside; null when it could not be
     */
    record Damaged(String why, @Nullable Path keptAs) implements Found {}
  }

  /**
   * Takes the directory into possession, making it where it is missing.
   *
   * @param boot the kernel's id of this boot: one line, the same until the box starts anew
   * @throws Owned when another process has it
   * @throws IOException when it cannot be made or written to
   */
  public static StateDirectory open(Path directory, String boot) throws IOException {
    Files.createDirectories(directory);
    var channel = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
    if (isFree(channel)) {
      return new StateDirectory(directory, channel, boot);
    }
    channel.close();
    throw new Owned(directory);
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ownedByThisProcess) {
      return false;
    }
  }

  /** Reads the last run's state; trouble is an answer, not a throw. */
  public Found read() {
    try {
      if (Files.size(file()) > MOST_BYTES) {
        return setAside("it is larger than any state");
      }
      var kept = ResumeText.read(Files.readString(file(), UTF_8));
      return kept.boot().equals(boot)
          ? new Found.Whole(kept.resume())
          : new Found.BeforeBoot(kept.resume());
    } catch (NoSuchFileException firstRun) {
      return new Found.Nothing();
    } catch (IOException unreadable) {
      return setAside("it cannot be read (" + unreadable + ")");
    } catch (IllegalArgumentException damaged) {
      return setAside(String.valueOf(damaged.getMessage()));
    }
  }

  /**
   * Replaces the state on the disk.
   *
   * @throws IOException when the old state still stands
   */
  public void write(Resume resume) throws IOException {
    DurableFile.replace(file(), ResumeText.write(resume, boot));
  }

  private Found setAside(String why) {
    var aside = directory.resolve("resume.corrupt");
    try {
      return new Found.Damaged(why, Files.move(file(), aside, REPLACE_EXISTING));
    } catch (IOException stays) {
      return new Found.Damaged(why, null);
    }
  }

  private Path file() {
    return directory.resolve("resume");
  }

  /** Gives the directory free; the lock ends with the process in any case. */
  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
