package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.pki.TestPki;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes keys and certificates for a test. */
@Command(
    name = "pki",
    mixinStandardHelpOptions = true,
    description = {
      "Make a test authority, certificates and keys that sign orders.",
      "An authority and a signing key that are there stay; certificates are issued anew."
    })
final class PkiCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to.")
  Path out = Path.of(".");

  @Option(
      names = "--station",
      paramLabel = "ID",
      description = "A station's id: its certificate's common name is ST-ID. May be given again.")
  List<String> stations = List.of();

  @Option(
      names = "--broker-name",
      paramLabel = "NAME",
      description = "A DNS name or IPv4 address of the broker. May be given again.")
  List<String> brokerNames = List.of("localhost", "127.0.0.1");

  @Option(
      names = "--host",
      paramLabel = "VPP-x",
      defaultValue = "VPP-DEMO",
      description = "The aggregator's host id (default: ${DEFAULT-VALUE}).")
  String host = "";

  @Option(
      names = "--kid",
      paramLabel = "ID",
      defaultValue = "orders-1",
      description = "The name of the key that signs orders (default: ${DEFAULT-VALUE}).")
  String kid = "";

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    TestPki.Wanted wanted;
    try {
      wanted = new TestPki.Wanted(stations, brokerNames, host, kid);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(command, String.valueOf(refused.getMessage()), refused);
    }
    var _ = Files.createDirectories(out);
    new TestPki(out).write(wanted).forEach(command.getOut()::println);
    return Main.OK;
  }
}
