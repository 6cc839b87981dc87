package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.demo.Launch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says which daemon is looked at. */
final class DaemonOption {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec spec;

  @Option(
      names = "--daemon",
      paramLabel = "HOME",
      description = {
        "An installed daemon, for example /usr/lib/swapgrid, started by its launcher (default:",
        "the simulator's own Java)."
      })
  @Nullable Path home;

  Launch launch() {
    if (home == null) {
      return Launch.own();
    }
    if (!Files.isExecutable(home.resolve("bin").resolve("swapgrid"))) {
      var why = "no daemon is installed in " + home + ": it has no bin/swapgrid";
      throw new ParameterException(requireNonNull(spec).commandLine(), why);
    }
    return Launch.installed(home.toAbsolutePath());
  }
}
