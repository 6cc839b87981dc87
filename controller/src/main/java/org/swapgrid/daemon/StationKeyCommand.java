package org.swapgrid.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.swapgrid.archive.StationKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "station-key",
    description = "Prints the public key with which this station's records are checked.")
final class StationKeyCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private StateOption state = new StateOption();

  @Override
  public Integer call() throws IOException {
    var file = state.shelf(spec.commandLine().getErr()).state().resolve(StationKey.PUBLIC);
    try {
      spec.commandLine().getOut().print(Files.readString(file));
      spec.commandLine().getOut().flush();
      return Exit.OK;
    } catch (NoSuchFileException notYet) {
      throw new Failure(
          Exit.FAILED, "there is no " + file + "; the daemon makes the key at its first start");
    }
  }
}
