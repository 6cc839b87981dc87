package org.swapgrid.daemon;

import java.util.concurrent.Callable;
import org.swapgrid.config.spec.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "probe",
    description = "Shows a device's live registers. Reads once, writes nothing.",
    footer = {"", "A meter that serves one connection only does not answer beside a daemon."})
final class ProbeCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Parameters(paramLabel = "meter|cabinet", description = "Which device; meter means every meter.")
  private Target target;

  /** What is asked. */
  enum Target {
    METER,
    CABINET
  }

  @Override
  public Integer call() {
    var line = spec.commandLine();
    var devices = config.read(line.getErr(), Severity.WARNING).devices();
    var probe = new Probe(line.getOut());
    boolean answered =
        switch (target) {
          case CABINET -> probe.cabinet(devices.cabinet());
          case METER -> devices.meters().stream().map(probe::meter).reduce(true, (a, b) -> a && b);
        };
    return answered ? Exit.OK : Exit.FAILED;
  }
}
