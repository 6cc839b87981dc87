package org.swapgrid.daemon;

import com.google.gson.JsonObject;
import java.io.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.selftest.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "self-test",
    description = "Lets the station see a low frequency for a while, and tells how it responds.",
    footer = {
      "",
      "Charging really stops. Refused during an event, an order or a hold, when the station is",
      "blind, and when there is nothing to shed. A real event ends it at once and is answered.",
      "Ends by itself when this command is ended; the way back takes as long as configured.",
      "Exit code 0 when all was met, 5 when it was not or could not be measured, 1 when refused."
    })
final class SelfTestCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(250);

  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private SocketOption socket = new SocketOption();

  @Option(
      names = "--service",
      paramLabel = "ID",
      description = "Whose trip level is crossed (default: the one that trips first).")
  private @Nullable String service;

  @Option(
      names = "--hold",
      paramLabel = "SECONDS",
      description =
          "How long the frequency looks low, 3 to 600 (default: the service's response time"
              + " and 10 s, at least 30 s).")
  private @Nullable Long hold;

  @Option(
      names = "--below",
      paramLabel = "MHZ",
      description = "How far below the trip level, 10 to 50 mHz (default: ${DEFAULT-VALUE}).")
  private int below = Request.USUAL_BELOW;

  @Option(names = "--yes", description = "Do not ask first.")
  private boolean yes;

  @Option(names = "--json", description = "The outcome as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    confirm();
    var begun = socket.ask(request());
    var progress = new SelfTestProgress(spec.commandLine().getErr());
    var stop = new Thread(this::stop, "stop-self-test");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return verdict(watch(begun, progress));
    } finally {
      forget(stop);
    }
  }

  private JsonObject request() {
    var request = new Json().put("command", "self-test").put("below_mhz", below);
    if (hold != null) {
      request.put("hold_s", hold);
    }
    if (service != null) {
      request.put("service", service);
    }
    return request.done();
  }

  private void confirm() {
    if (yes) {
      return;
    }
    var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isEmpty()) {
      throw new Failure(Exit.FAILED, "the station would stop charging: say so with --yes");
    }
    var answer = console.get().readLine("Charging stops for the test. Go on? [y/N] ");
    if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
      throw new Failure(Exit.FAILED, "not begun");
    }
  }

  /** Asking is also what keeps the test alive. */
  private JsonObject watch(JsonObject begun, SelfTestProgress progress)
      throws InterruptedException {
    var report = begun;
    while (!report.get("phase").getAsString().equals("over")) {
      progress.show(report, socket.ask("status"));
      Thread.sleep(LOOK);
      report = socket.ask("self-test-state");
      if (report.get("number").getAsLong() != begun.get("number").getAsLong()) {
        throw new Failure(Exit.FAILED, "another self-test took this one's place");
      }
    }
    progress.done();
    return report;
  }

  private int verdict(JsonObject report) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(report));
    } else {
      SelfTestProgress.outcome(report).forEach(out::println);
    }
    out.flush();
    return report.get("verdict").getAsString().equals("met") ? Exit.OK : Exit.CRITERIA;
  }

  /** On Ctrl-C the daemon need not wait until it hears nothing more. */
  private void stop() {
    try {
      var _ = socket.ask("self-test-stop");
    } catch (Failure gone) {
      spec.commandLine().getErr().println("swapgrid: " + gone.getMessage());
    }
  }

  private static void forget(Thread stop) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException runsAlready) {
      // The process ends: the hook does its work.
      return;
    }
  }
}
