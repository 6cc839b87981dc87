package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.dst.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deterministic simulation: seeds of trouble against the promises. */
@Command(
    name = "dst",
    mixinStandardHelpOptions = true,
    description = {
      "Run the real core in a simulated world with seeded faults and judge the station's promises.",
      "Exit 0: every promise kept; 5: one broken, with the command that shows it again."
    })
final class DstCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      required = true,
      description = "How many seeds, 1 or more.")
  long seeds;

  @Option(
      names = "--from",
      paramLabel = "S",
      defaultValue = "1",
      description = "The first seed (default: ${DEFAULT-VALUE}).")
  long from;

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    if (seeds < 1) {
      throw new ParameterException(command, "--seeds: 1 or more");
    }
    var campaign = new Campaign(Sites.packaged(), MeterMaps.find("janitza-umg96rm"));
    var result = campaign.run(from, seeds, command.getOut());
    command.getOut().flush();
    return result.broken() ? Main.CRITERIA_NOT_MET : Main.OK;
  }
}
