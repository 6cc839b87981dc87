package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.broker.EmbeddedBroker;
import org.swapgrid.sim.pki.TlsFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a broker until it is told to stop. */
@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    description = {
      "Run an MQTT broker on loopback. It keeps nothing on disk and has no access list.",
      "The first line printed names where it listens; a port in use is replaced by a free one."
    })
final class BrokerCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--port", paramLabel = "P", description = "Default: 1883, with TLS 8883.")
  @Nullable Integer port;

  @Option(
      names = "--tls",
      paramLabel = "DIR",
      description = "TLS alone, with the files that 'pki' wrote; clients need a certificate.")
  @Nullable Path tls;

  @Override
  public Integer call() throws Exception {
    var out = requireNonNull(spec).commandLine().getOut();
    var files = Optional.ofNullable(tls).map(folder -> TlsFiles.in(folder, "broker"));
    var wanted = Optional.ofNullable(port).orElse(files.isPresent() ? 8883 : 1883);
    try (var ending = Ending.onSignal();
        var broker = EmbeddedBroker.start(wanted, files)) {
      out.println("ready broker=" + broker.uri());
      ending.await();
    }
    return Main.OK;
  }
}
