package org.swapgrid.daemon;

import java.io.IOException;
import java.io.Writer;
import org.swapgrid.record.Story;
import org.swapgrid.report.EventCsv;

/** Writes an event's series as CSV. */
final class CsvExport {
  private CsvExport() {}

  /** Carries a failed write out of the reading, which fails in its own words. */
  private static final class Unwritten extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final IOException why;

    Unwritten(IOException why) {
      super(why);
      this.why = why;
    }
  }

  static void write(StoredEvent stored, Story story, Writer to) throws IOException {
    try {
      var _ = stored.story(new EventCsv(story, line -> write(line, to)));
    } catch (Unwritten failed) {
      throw failed.why;
    }
  }

  private static void write(String line, Writer to) {
    try {
      to.write(line);
      to.write('\n');
    } catch (IOException failed) {
      throw new Unwritten(failed);
    }
  }
}
