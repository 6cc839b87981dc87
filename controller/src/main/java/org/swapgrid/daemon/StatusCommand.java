package org.swapgrid.daemon;

import com.google.gson.JsonObject;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = "Shows what the station does and why.",
    footer = {"", "Exit code 3 when the daemon answers but meter or cabinet does not."})
final class StatusCommand implements Callable<Integer> {
  private static final Duration REDRAW = Duration.ofSeconds(1);
  private static final Duration PLAIN_LINE = Duration.ofSeconds(10);
  private static final String CLEAR = "\033[H\033[J";

  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private SocketOption socket = new SocketOption();

  @Option(names = "--watch", description = "Again and again, until Ctrl-C.")
  private boolean watch;

  @Option(names = "--json", description = "As one line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (watch) {
      watch(spec.commandLine().getOut());
    }
    var status = socket.ask("status");
    show(status);
    return status.get("ready").getAsBoolean() ? Exit.OK : Exit.UNHEALTHY;
  }

  private void show(JsonObject status) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(status));
    } else {
      new StatusText(status).lines().forEach(out::println);
    }
  }

  private void watch(PrintWriter out) throws InterruptedException {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    boolean live = terminal && !json;
    while (true) {
      var status = socket.ask("status");
      if (live) {
        out.print(CLEAR);
      }
      if (live || json) {
        show(status);
      } else {
        out.println(new StatusText(status).oneLine());
      }
      out.flush();
      Thread.sleep(live || json ? REDRAW : PLAIN_LINE);
    }
  }
}
