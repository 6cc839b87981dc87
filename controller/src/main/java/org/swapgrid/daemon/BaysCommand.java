package org.swapgrid.daemon;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "bays", description = "Shows every bay: what it may draw, and why.")
final class BaysCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private SocketOption socket = new SocketOption();

  @Option(names = "--json", description = "As one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var answer = socket.ask("bays");
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(answer));
    } else {
      out.println(" bay   SoC   temp    draw   limit  why");
      answer.getAsJsonArray("bays").forEach(bay -> row(out, new Answer(bay.getAsJsonObject())));
    }
    return Exit.OK;
  }

  private static void row(PrintWriter out, Answer bay) {
    var notes = new StringBuilder(bay.text("cause"));
    if (!bay.flag("obeys")) {
      notes.append("; does not obey");
    }
    if (bay.flag("local_stop")) {
      notes.append("; stopped by hand");
    }
    if (bay.number("fault") != 0) {
      notes.append("; fault ").append((long) bay.number("fault"));
    }
    out.printf(
        "%4.0f %5s %6s %7s %7s  %s%n",
        bay.number("bay"),
        bay.has("soc_percent") ? "%.0f %%".formatted(bay.number("soc_percent")) : "empty",
        bay.has("temperature_c") ? "%.0f °C".formatted(bay.number("temperature_c")) : "",
        "%.0f W".formatted(bay.number("draw_w")),
        bay.has("limit_w") ? "%.0f W".formatted(bay.number("limit_w")) : "-",
        notes);
  }
}
