package org.swapgrid.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.swapgrid.archive.Shelf;
import org.swapgrid.config.spec.Severity;
import org.swapgrid.daemon.replay.CsvFault;
import org.swapgrid.daemon.replay.Replay;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Power;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    description = {
      "Tells what this configuration would have done with a recorded frequency,",
      "or decides every cycle of a recorded event again."
    },
    footer = {
      "",
      "FILE.csv has a header with time (ISO 8601, UTC where it names no zone, or seconds),",
      "frequency_hz, and if there is one voltage_v or voltage_pu. An empty frequency is an",
      "unanswered poll. Rows further apart than the meter is polled are read again at every",
      "poll. The cabinet is a healthy one that follows every limit at once.",
      "",
      "A recorded event is named by its name, its number, last, or its .series.gz file; a state",
      "directory stands for all its events. It is decided by the policy it was recorded with;",
      "exit code 5 where a cycle comes out otherwise."
    })
final class ReplayCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Parameters(paramLabel = "FILE.csv|EVENT|DIR", description = "The recording.")
  private Path file;

  @Option(names = "--json", description = "One JSON object a line, the summary last.")
  private boolean json;

  @Option(names = "--bays", paramLabel = "N", description = "Bays of the cabinet (default: 30).")
  private int bays = 30;

  @Option(names = "--bay-power-w", paramLabel = "W", description = "Rating of one (default: 500).")
  private int bayPower = 500;

  @Option(
      names = "--as-configured",
      description = "Decide an event by this configuration's policy, not by the recorded one.")
  private boolean asConfigured;

  @Override
  public Integer call() throws IOException {
    if (EventReplay.isMeant(file)) {
      return new EventReplay(out(), controllers()).run(file, this::shelf);
    }
    requireCabinet();
    var read = config.read(spec.commandLine().getErr(), Severity.WARNING);
    var poll = read.devices().meters().getFirst().pollInterval();
    var setting = new Replay.Setting(poll, bays, new Power(bayPower));
    var replay = new Replay(read.policy(), setting, this::tell);
    try (var csv = open()) {
      summarise(replay.play(csv));
      return Exit.OK;
    } catch (CsvFault fault) {
      throw new Failure(
          Exit.FAILED,
          "%s:%d:%d: error: %s\n"
              .formatted(file, fault.line(), fault.column(), fault.getMessage()));
    } catch (CharacterCodingException notText) {
      throw new Failure(Exit.FAILED, file + " is not UTF-8 text; is it a CSV file?");
    }
  }

  private Function<Policy, Controller> controllers() {
    if (!asConfigured) {
      return Controller::new;
    }
    var policy = config.read(spec.commandLine().getErr(), Severity.WARNING).policy();
    return _ -> new Controller(policy);
  }

  private Shelf shelf() {
    return new Shelf(config.read(spec.commandLine().getErr(), Severity.ERROR).host().state());
  }

  private void requireCabinet() {
    if (bays < 1 || bays > 120 || bayPower < 10 || bayPower % 10 != 0) {
      throw new Failure(
          Exit.USAGE, "--bays is 1 to 120, --bay-power-w a multiple of 10 from 10 on");
    }
  }

  private BufferedReader open() throws IOException {
    try {
      return Files.newBufferedReader(file);
    } catch (NoSuchFileException missing) {
      throw new Failure(Exit.FAILED, "there is no file " + file);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void tell(Replay.Change change) {
    var wall = change.wall();
    if (!json) {
      var time = wall == null ? seconds(change.at()) : wall.toString();
      out().printf("%-24s  %-22s  %s%n", time, change.mode(), change.why());
      return;
    }
    var frequency =
        change.made().view().grid() instanceof GridState.Seen seen ? seen.frequency() : null;
    var line = new Json();
    if (wall == null) {
      line.put("time", change.at().toMillis() / 1_000.0);
    } else {
      line.time("time", wall);
    }
    line.put("mode", change.mode())
        .put("sentence", change.why())
        .hertz("frequency_hz", frequency)
        .watts("planned_w", change.made().plan().total())
        .watts("owed_w", change.made().view().balance().owed());
    out().println(Json.line(line.done()));
  }

  private static String seconds(Duration at) {
    return "%.3f s".formatted(at.toNanos() / 1e9);
  }

  private void summarise(Replay.Summary summary) {
    if (json) {
      var counts =
          new Json()
              .put("rows", summary.rows())
              .put("cycles", summary.cycles())
              .put("activations", summary.activations())
              .put("changes", summary.changes());
      out().println(Json.line(new Json().put("summary", counts.done()).done()));
    } else {
      out()
          .printf(
              "%d rows, %d activations, %d changes of mode%n",
              summary.rows(), summary.activations(), summary.changes());
    }
  }
}
