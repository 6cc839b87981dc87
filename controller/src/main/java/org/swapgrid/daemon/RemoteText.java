package org.swapgrid.daemon;

import java.util.List;
import java.util.function.BiConsumer;

/** The dealings with the aggregator as part of {@code swapgrid status}, for people. */
final class RemoteText {
  private RemoteText() {}

  static void lines(Answer status, BiConsumer<String, String> line) {
    if (status.has("uplink")) {
      uplink(status.part("uplink"), line);
      orders(status.part("orders"), line);
    }
  }

  private static void uplink(Answer uplink, BiConsumer<String, String> line) {
    var since = uplink.has("since") ? " since " + uplink.text("since") : "";
    var server = uplink.has("server") ? " (" + uplink.text("server") + ")" : "";
    line.accept("Aggregator", (uplink.flag("up") ? "connected" : "not connected") + since + server);
    if (!uplink.flag("up")) {
      line.accept("", why(uplink));
    }
    line.accept(
        "",
        "%.0f records wait%s, %.0f given up"
            .formatted(
                uplink.number("queued"),
                uplink.has("oldest") ? " since " + uplink.text("oldest") : "",
                uplink.number("dropped")));
    if (uplink.has("journal_trouble")) {
      line.accept("Journal", uplink.text("journal_trouble"));
    }
  }

  private static String why(Answer uplink) {
    if (!uplink.flag("clock_set")) {
      return "the clock is not set: nothing is sent until it is";
    }
    if (uplink.has("host_online") && !uplink.flag("host_online")) {
      return "the primary host is offline";
    }
    return uplink.has("last_loss") ? "last: " + uplink.text("last_loss") : "no attempt yet";
  }

  private static void orders(Answer orders, BiConsumer<String, String> line) {
    for (var lease : objects(orders, "leases")) {
      var what = lease.has("power_w") ? lease.kilowatts("power_w") : lease.text("service");
      line.accept(
          "Order",
          "%s %s, %.0f s left (%s, %.0f)"
              .formatted(
                  lease.text("order"),
                  what,
                  lease.number("left_s"),
                  lease.text("id"),
                  lease.number("seq")));
    }
    for (var refused : objects(orders, "refusals")) {
      var times = refused.number("times");
      line.accept(
          "Refused",
          "%s  %s: %s%s%s"
              .formatted(
                  refused.text("at"),
                  refused.text("reason"),
                  refused.text("words"),
                  refused.has("id") ? " (" + refused.text("id") + ")" : "",
                  times > 1 ? ", %.0f times".formatted(times) : ""));
    }
  }

  private static List<Answer> objects(Answer from, String key) {
    return from.json().getAsJsonArray(key).asList().stream()
        .map(each -> new Answer(each.getAsJsonObject()))
        .toList();
  }
}
