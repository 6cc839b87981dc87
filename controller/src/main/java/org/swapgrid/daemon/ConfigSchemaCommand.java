package org.swapgrid.daemon;

import java.util.concurrent.Callable;
import org.swapgrid.config.ConfigDocuments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "config-schema",
    description = "Writes the configuration's JSON Schema (2020-12), for editors.")
final class ConfigSchemaCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Option(names = "--of", paramLabel = "station|meter|service", description = "Default: station.")
  private Kind kind = Kind.STATION;

  /** Which file's schema. */
  enum Kind {
    STATION,
    METER,
    SERVICE
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    out.print(
        switch (kind) {
          case STATION -> ConfigDocuments.stationSchema();
          case METER -> ConfigDocuments.meterMapSchema();
          case SERVICE -> ConfigDocuments.serviceSchema();
        });
    out.flush();
    return Exit.OK;
  }
}
