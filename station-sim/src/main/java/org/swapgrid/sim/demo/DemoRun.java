package org.swapgrid.sim.demo;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.swapgrid.sim.site.SiteSettings;

/** One run of the demonstration: leaves nothing behind, however it ends. */
public final class DemoRun {
  private final DemoTimes times;
  private final SiteSettings settings;
  private final PrintWriter out;

  public DemoRun(DemoTimes times, SiteSettings settings, PrintWriter out) {
    this.times = times;
    this.settings = settings;
    this.out = out;
  }

  /**
   * Plays the event, prints the summary and writes it.
   *
   * @param json where the summary goes as JSON; null for nowhere
   * @return whether the event was shed, the station returned, the order was obeyed and no forged
   *     one was
   */
  public boolean run(boolean live, @Nullable Path json) throws IOException, InterruptedException {
    var screen = new Screen(out, live);
    var demo = new Demo(times, settings, screen);
    var closed = new AtomicBoolean();
    var hook = new Thread(() -> closeOnce(demo, closed), "demo-cleanup");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      var figures = demo.play();
      var orders = demo.order();
      var good = figures.shed() && figures.returned() && orders.good();
      if (!good) {
        demo.daemon().lastWords().forEach(line -> screen.say("  daemon: " + line));
      }
      summary(figures).forEach(screen::say);
      summary(orders).forEach(screen::say);
      if (json != null) {
        Files.writeString(json, document(figures, orders));
      }
      return good;
    } finally {
      closeOnce(demo, closed);
    }
  }

  private static void closeOnce(Demo demo, AtomicBoolean closed) {
    if (closed.compareAndSet(false, true)) {
      try {
        demo.close();
      } catch (IOException left) {
        System.err.println("swapgrid-sim: not all could be cleaned up: " + left.getMessage());
      }
    }
  }

  private static List<String> summary(EventFigures figures) {
    var crossing = figures.crossingToLimitsMillis();
    var power = figures.power();
    return List.of(
        "",
        "Event: %s, %s and %s"
            .formatted(
                figures.service(),
                figures.shed() ? "shed" : "NOT SHED",
                figures.returned() ? "returned" : "NOT RETURNED"),
        "  crossing to limits in force  "
            + (crossing == null ? "never" : "%.0f ms".formatted(crossing)),
        "  station power                before %.2f kW, during %.2f kW, after %.2f kW"
            .formatted(power.before() / 1e3, power.during() / 1e3, power.after() / 1e3),
        "  limits while it was low      " + (figures.held() ? "never rose" : "ROSE"),
        "  riders                       %d served, %d refused"
            .formatted(figures.riders().served(), figures.riders().refused()));
  }

  private static List<String> summary(OrderFigures orders) {
    return List.of(
        "Order: at most %.2f kW, the station drew %.2f kW and answered \"%s\""
            .formatted(orders.orderedWatts() / 1e3, orders.drawnWatts() / 1e3, orders.answer()),
        "  hostile orders               %d sent, %d obeyed"
            .formatted(orders.hostile(), orders.obeyed()),
        "  event records                %d with the aggregator".formatted(orders.records()));
  }

  private static String document(EventFigures figures, OrderFigures orders) {
    var events = new JsonArray();
    events.add(figures.json());
    var document = new JsonObject();
    document.add("events", events);
    document.add("orders", orders.json());
    var gson = new GsonBuilder().serializeNulls().setPrettyPrinting().create();
    return gson.toJson(document) + "\n";
  }
}
