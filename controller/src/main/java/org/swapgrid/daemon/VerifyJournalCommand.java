package org.swapgrid.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.archive.StationKey;
import org.swapgrid.archive.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "verify-journal",
    description = "Checks the chain of event records and their signatures.",
    footer = {
      "",
      "Exit code 5 where a record was changed, removed or moved; each place is named.",
      "Records removed by age or size are not missing: a signed note says up to which."
    })
final class VerifyJournalCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private StateOption state = new StateOption();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The station's public key (default: the one in the state directory).")
  private @Nullable Path key;

  @Override
  public Integer call() throws IOException {
    var shelf = state.shelf(spec.commandLine().getErr());
    var file = key == null ? shelf.state().resolve(StationKey.PUBLIC) : key;
    var outcome = Verification.of(shelf, StationKey.publicKey(file));
    var out = spec.commandLine().getOut();
    outcome.faults().forEach(fault -> out.println(fault.file() + ": " + fault.why()));
    out.printf(
        "%d records checked, %d to %d: %s%n",
        outcome.records(),
        outcome.first(),
        outcome.last(),
        outcome.faults().isEmpty() ? "intact" : outcome.faults().size() + " faults");
    return outcome.faults().isEmpty() ? Exit.OK : Exit.CRITERIA;
  }
}
