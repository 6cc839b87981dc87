package org.swapgrid.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.swapgrid.report.EventReport;
import org.swapgrid.report.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = "Writes the report of an event: an HTML page, and CSV and JSON beside it.")
final class ReportCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private StateOption state = new StateOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Parameters(paramLabel = "EVENT", description = "Its name, its number, or last.")
  private String event;

  @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: here).")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    var messages = spec.commandLine().getErr();
    var stored = StoredEvent.find(state.shelf(messages), event);
    var trace = new Trace();
    var story = stored.story(trace);
    var report = new EventReport(story, trace, stored.sources(story, state.zone(messages)));
    Files.createDirectories(out);
    write(stored.name() + ".html", report.html());
    write(stored.name() + ".json", report.json());
    var csv = out.resolve(stored.name() + ".csv");
    try (var lines = Files.newBufferedWriter(csv)) {
      CsvExport.write(stored, story, lines);
    }
    spec.commandLine().getOut().println(csv);
    return Exit.OK;
  }

  private void write(String name, String text) throws IOException {
    var file = out.resolve(name);
    Files.writeString(file, text);
    spec.commandLine().getOut().println(file);
  }
}
