package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.live.ControlPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Disturbs a running station. */
@Command(
    name = "control",
    mixinStandardHelpOptions = true,
    description = {
      "Command a running simulated station.",
      "  frequency HZ [ramp S] | voltage PU [for S] | phase-jump DEGREES | noise MHZ",
      "  fault meter [N] silent|freeze|nan|zero|ffff|exception [CODE]|delay MS|off [for S]",
      "  fault bay N stuck|slow|disobedient|broken|stopped|off [for S]",
      "  cabinet reboot|silent|refuse|local|off [for S] | rider | status | quit"
    })
final class ControlCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PORT", description = "Its control port.")
  int port;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS", description = "The command.")
  List<String> words = List.of();

  @Override
  public Integer call() {
    var line = String.join(" ", words);
    var command = requireNonNull(spec).commandLine();
    String answer;
    try {
      answer = ControlPort.ask(port, line);
    } catch (IOException unreachable) {
      var why = unreachable.getMessage();
      command.getErr().println("swapgrid-sim: no station on control port " + port + ": " + why);
      return Main.UNREACHABLE;
    }
    if (answer.startsWith("error: ")) {
      command.getErr().println("swapgrid-sim: " + answer.substring(7));
      return Main.USAGE;
    }
    command.getOut().println(answer);
    return Main.OK;
  }
}
