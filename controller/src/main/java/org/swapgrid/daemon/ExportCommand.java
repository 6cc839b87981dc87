package org.swapgrid.daemon;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "export", description = "Writes an event's series to standard output.")
final class ExportCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private StateOption state = new StateOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Parameters(paramLabel = "EVENT", description = "Its name, its number, or last.")
  private String event;

  @Option(names = "--csv", description = "As CSV, one line a cycle; without it as recorded.")
  private boolean csv;

  @Override
  public Integer call() throws IOException {
    var stored = StoredEvent.find(state.shelf(spec.commandLine().getErr()), event);
    var out = spec.commandLine().getOut();
    if (csv) {
      CsvExport.write(stored, stored.story(_ -> {}), out);
    } else {
      stored.lines(out::println);
    }
    out.flush();
    return Exit.OK;
  }
}
