package org.swapgrid.daemon;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "hold",
    description = "Holds the station: no limit is loosened, shedding still works.",
    footer = {"", "A hold survives restarts until it is released."})
final class HoldCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private SocketOption socket = new SocketOption();

  @Option(names = "--release", description = "End the hold.")
  private boolean release;

  @Override
  public Integer call() {
    var answer = socket.ask(release ? "release" : "hold");
    var out = spec.commandLine().getOut();
    out.println(release ? "The hold is released." : "The station is held.");
    if (!answer.get("durable").getAsBoolean()) {
      throw new Failure(
          Exit.FAILED,
          "it is in force, but not yet on the disk: a restart now would forget it;"
              + " see the daemon's log");
    }
    return Exit.OK;
  }
}
