package org.swapgrid.sim.cli;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.demo.DemoRun;
import org.swapgrid.sim.demo.DemoTimes;
import org.swapgrid.sim.site.SiteSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the main job in about a minute. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start a simulated station, a broker, an aggregator and the real daemon; play an event like",
      "3 April 2024, then give an order and try forged ones. Exits with 0 only when the event was",
      "shed, the station returned, the order was obeyed and no forged one was; else with 5."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "75",
      description = "How long the event may take, 30 or more (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the summary as JSON.")
  @Nullable Path json;

  @Option(names = "--bays", paramLabel = "N", description = "1 to 120.")
  @Nullable Integer bays;

  @Override
  public Integer call() throws Exception {
    var command = requireNonNull(spec).commandLine();
    DemoTimes times;
    SiteSettings settings;
    try {
      times = new DemoTimes(seconds);
      settings = settings();
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(command, String.valueOf(refused.getMessage()), refused);
    }
    var live = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    var good = new DemoRun(times, settings, command.getOut()).run(live, json);
    return good ? Main.OK : Main.CRITERIA_NOT_MET;
  }

  private SiteSettings settings() throws ConfigurationFault {
    var packaged = Sites.packaged().withMeters(List.of(MeterMaps.find("janitza-umg96rm")));
    return bays == null ? packaged : packaged.withBays(bays);
  }
}
