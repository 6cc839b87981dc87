package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.aggregator.Aggregator;
import org.swapgrid.sim.aggregator.CommandPort;
import org.swapgrid.sim.aggregator.Settings;
import org.swapgrid.sim.aggregator.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs an aggregator until it is told to quit. */
@Command(
    name = "aggregator",
    mixinStandardHelpOptions = true,
    description = {
      "Run a Sparkplug 3.0 host application: it lists stations, orders and collects records.",
      "Commands come as lines on stdin and on a loopback port ('swapgrid-sim order'):",
      "  stations | acks ST-x | json | help | quit",
      "  shed ST-x|all KW SECONDS | cap ST-x|all KW SECONDS | hold ST-x|all SECONDS",
      "  release ST-x|all | arm ST-x|all SERVICE | disarm ST-x|all SERVICE SECONDS",
      "  forge ST-x [PATIENCE_MS]   send every hostile order there is, and tell the answers",
      "What happens is printed to stderr, answers to stdout."
    })
final class AggregatorCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;
  @Mixin HostOptions options = new HostOptions();

  @Option(names = "--control-port", paramLabel = "P", description = "Takes commands as lines.")
  int controlPort;

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    Settings settings;
    try {
      settings = options.settings();
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(command, String.valueOf(refused.getMessage()), refused);
    }
    try (var ending = Ending.onSignal();
        var aggregator = Aggregator.start(settings, command.getErr()::println);
        var port = CommandPort.listen(new Words(aggregator), controlPort)) {
      command.getOut().println("ready control=127.0.0.1:" + port.port());
      var console = Thread.ofPlatform().daemon().name("console");
      var _ = console.start(() -> converse(new Words(aggregator), ending, command.getOut()));
      ending.await();
    }
    return Main.OK;
  }

  /** The end of stdin does not end it: a service has none. */
  private static void converse(Words words, Ending ending, PrintWriter out) {
    var in = new InputStreamReader(System.in, Charset.defaultCharset());
    try (var lines = new BufferedReader(in)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.strip().equals("quit")) {
          ending.tell();
        } else if (!line.isBlank()) {
          words.answer(line).forEach(out::println);
        }
      }
    } catch (IOException closed) {
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
