package org.swapgrid.daemon;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.swapgrid.archive.Shelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "events",
    description = "Lists the recorded events, or shows one.",
    subcommands = EventsCommand.Show.class)
final class EventsCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private StateOption state = new StateOption();

  @Option(names = "--json", description = "One record a line, as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var shelf = state.shelf(spec.commandLine().getErr());
    for (long n : shelf.numbers()) {
      try {
        list(shelf.filed(n), out);
      } catch (IOException unreadable) {
        spec.commandLine().getErr().println("swapgrid: " + unreadable.getMessage());
      }
    }
    return Exit.OK;
  }

  private void list(Shelf.Filed filed, PrintWriter out) {
    out.println(json ? filed.document() : EventLine.of(filed));
  }

  @Command(name = "show", description = "Shows one record, as JSON.")
  static final class Show implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Spec
    private CommandSpec spec;

    @Mixin private StateOption state = new StateOption();

    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Parameters(paramLabel = "EVENT", description = "Its name, its number, or last.")
    private String event;

    @Override
    public Integer call() throws IOException {
      var shelf = state.shelf(spec.commandLine().getErr());
      var stored = StoredEvent.find(shelf, event);
      spec.commandLine().getOut().println(stored.filed().document());
      return Exit.OK;
    }
  }
}
