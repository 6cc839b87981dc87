package org.swapgrid.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.daemon.selftest.Report;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.View;
import org.swapgrid.metrics.ModeName;
import org.swapgrid.model.BayId;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;

/** Says what changed, once. The control thread's alone. */
final class TransitionLog {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");

  private @Nullable String mode;
  private List<BayId> notObeying = List.of();
  private Set<MeterId> disagreeing = Set.of();
  private boolean hold;

  void follow(CycleRecord cycle, Supplier<String> sentence) {
    var name = ModeName.withPart(cycle.made().next().mode());
    if (!name.equals(mode)) {
      LOG.atInfo()
          .addKeyValue("from", mode == null ? "starting" : mode)
          .addKeyValue("to", name)
          .addKeyValue("planned_w", cycle.made().plan().total().watts())
          .addKeyValue("why", sentence.get())
          .log("mode");
      mode = name;
    }
    var view = cycle.made().view();
    bays(view.bays().notObeying());
    meters(view);
    hold(cycle.seen().hold());
  }

  private void bays(List<BayId> now) {
    if (now.equals(notObeying)) {
      return;
    }
    notObeying = now;
    if (now.isEmpty()) {
      LOG.atInfo().log("every bay obeys again");
    } else {
      var numbers = now.stream().map(BayId::number).toList();
      LOG.atWarn().addKeyValue("bays", numbers).log("bays draw more than told");
    }
  }

  private void meters(View view) {
    var now = new TreeSet<MeterId>();
    view.meters().stream().filter(View.MeterView::disagrees).forEach(m -> now.add(m.meter()));
    if (now.equals(disagreeing)) {
      return;
    }
    disagreeing = now;
    if (now.isEmpty()) {
      LOG.atInfo().log("meters agree again");
    } else {
      LOG.atWarn().addKeyValue("meters", now).log("healthy meters disagree");
    }
  }

  private void hold(boolean now) {
    if (now != hold) {
      hold = now;
      LOG.atInfo().addKeyValue("hold", now).log("local hold");
    }
  }

  static void event(Event.Step step, Event event) {
    var line =
        LOG.atInfo()
            .addKeyValue("service", event.service())
            .addKeyValue("after_ms", millis(event.after(step)))
            .addKeyValue("power_before_w", event.before().watts());
    var during = event.during();
    var told = during == null ? line : line.addKeyValue("power_during_w", during.watts());
    (event.test() ? told.addKeyValue("test", true) : told).log(words(step));
  }

  private static String words(Event.Step step) {
    return switch (step) {
      case CROSSED -> "level crossed";
      case DECIDED -> "activation";
      case IN_FORCE -> "limits in force";
      case DELIVERED -> "nine tenths of the reduction measured";
      case RELEASED -> "released";
      case RETURNED -> "returned to normal";
    };
  }

  private static String millis(@Nullable Duration duration) {
    return duration == null ? "unknown" : Long.toString(duration.toMillis());
  }

  static void ready(List<String> missing, Duration after) {
    var line = missing.isEmpty() ? LOG.atInfo() : LOG.atWarn().addKeyValue("missing", missing);
    line.addKeyValue("after_ms", after.toMillis()).log("ready");
  }

  static void stopped(Power total, boolean acknowledged, String then) {
    LOG.atInfo()
        .addKeyValue("planned_w", total.watts())
        .addKeyValue("acknowledged", acknowledged)
        .addKeyValue("then", then)
        .log("safe setting handed to the cabinet: present limits, none raised");
  }

  static void tested(Report report) {
    var end = report.end();
    LOG.atInfo()
        .addKeyValue("service", report.target().service())
        .addKeyValue("verdict", report.verdict().words())
        .addKeyValue("end", end == null ? "" : end.words())
        .log("self-test over");
  }

  static void fallBack(Devices.FallBack setting) {
    if (setting.doubtful()) {
      LOG.atWarn()
          .addKeyValue("falls_back_to", setting.words())
          .log("the cabinet's own safe setting is not safe for the grid: lower it at the cabinet");
    }
  }
}
