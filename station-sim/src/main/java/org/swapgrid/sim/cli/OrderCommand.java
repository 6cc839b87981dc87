package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.aggregator.CommandPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says one line to a running aggregator. */
@Command(
    name = "order",
    mixinStandardHelpOptions = true,
    description = {
      "Command a running aggregator. It goes on repeating the order until its time is over.",
      "  stations | acks ST-x | json | help",
      "  shed ST-x|all KW SECONDS | cap ST-x|all KW SECONDS | hold ST-x|all SECONDS",
      "  release ST-x|all | arm ST-x|all SERVICE | disarm ST-x|all SERVICE SECONDS",
      "  forge ST-x [PATIENCE_MS]   send every hostile order there is, and tell the answers"
    })
final class OrderCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PORT", description = "Its control port.")
  int port;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS", description = "The command.")
  List<String> words = List.of();

  @Override
  public Integer call() {
    var command = requireNonNull(spec).commandLine();
    List<String> answer;
    try {
      answer = CommandPort.ask(port, String.join(" ", words));
    } catch (IOException unreachable) {
      var why = unreachable.getMessage();
      command.getErr().println("swapgrid-sim: no aggregator on control port " + port + ": " + why);
      return Main.UNREACHABLE;
    }
    if (answer.getLast().startsWith("error: ")) {
      command.getErr().println("swapgrid-sim: " + answer.getLast().substring(7));
      return Main.USAGE;
    }
    answer.forEach(command.getOut()::println);
    return Main.OK;
  }
}
