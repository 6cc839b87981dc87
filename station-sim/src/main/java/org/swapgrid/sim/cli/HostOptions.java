package org.swapgrid.sim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.aggregator.Settings;
import org.swapgrid.sim.pki.OrderKey;
import org.swapgrid.sim.pki.TlsFiles;
import picocli.CommandLine.Option;

/** The options that say where an aggregator works and with what. */
final class HostOptions {
  @Option(
      names = "--server",
      paramLabel = "URI",
      defaultValue = "tcp://127.0.0.1:1883",
      description = "tcp://host:port or ssl://host:port (default: ${DEFAULT-VALUE}).")
  String server = "";

  @Option(
      names = "--group",
      paramLabel = "G",
      required = true,
      description = "The Sparkplug group of the stations, such as SWAP-TW.")
  String group = "";

  @Option(
      names = "--host",
      paramLabel = "VPP-x",
      required = true,
      description = "Its own host id; the common name of its certificate.")
  String host = "";

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "The keys that sign orders, KID.key and KID.pub. Without it, it only listens.")
  @Nullable Path keys;

  @Option(names = "--kid", paramLabel = "ID", description = "Which of several keys.")
  @Nullable String kid;

  @Option(
      names = "--records",
      paramLabel = "DIR",
      description = "Where event records go. Without it, none is acknowledged.")
  @Nullable Path records;

  @Option(
      names = "--tls",
      paramLabel = "DIR",
      description = "ca.crt, aggregator.crt and aggregator.key, as 'pki' writes them.")
  @Nullable Path tls;

  @Option(
      names = "--lease",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "The longest lifetime of one order (default: ${DEFAULT-VALUE}).")
  int lease;

  Settings settings() throws IOException, GeneralSecurityException {
    var files = Optional.ofNullable(tls).map(folder -> TlsFiles.in(folder, "aggregator"));
    var place = new Settings.Place(server, group, host, files);
    return new Settings(place, key(), Optional.ofNullable(records), Duration.ofSeconds(lease));
  }

  private Optional<OrderKey> key() throws IOException, GeneralSecurityException {
    if (keys == null) {
      return Optional.empty();
    }
    if (kid != null) {
      return Optional.of(OrderKey.read(keys, kid));
    }
    var kids = OrderKey.kids(keys);
    if (kids.size() != 1) {
      throw new IllegalArgumentException(keys + ": keys " + kids + "; choose with --kid");
    }
    return Optional.of(OrderKey.read(keys, kids.getFirst()));
  }
}
