package org.swapgrid.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.swapgrid.record.Story;
import org.swapgrid.report.EventCsv;

/** Writes an event's series as CSV. */
final class CsvExport {
  private CsvExport() {}

  static void write(StoredEvent stored, Story story, Writer to) throws IOException {
    try {
      var _ = stored.story(new EventCsv(story, line -> write(line, to)));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static void write(String line, Writer to) {
    try {
      to.write(line);
      to.write('\n');
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
