package org.swapgrid.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;
import org.swapgrid.record.Entry;
import org.swapgrid.record.Fields;
import org.swapgrid.record.Kept;
import org.swapgrid.record.Point;
import org.swapgrid.record.Story;

/** The series as CSV: one line a cycle, bays too; a line a second outside. */
public final class EventCsv implements Consumer<Entry> {
  private final Consumer<String> lines;
  private final Story story;
  private @Nullable CabinetSnapshot cabinet;

  public EventCsv(Story story, Consumer<String> lines) {
    this.story = story;
    this.lines = lines;
    var head =
        new ArrayList<>(
            List.of(
                "utc,after_crossing_s,monotonic_ns,frequency_hz,voltage_v,meter_w,cabinet_w",
                "baseline_w,allowed_w,owed_w,accepted_w,delivered_w,ready,mode"));
    story.station().bays().forEach(bay -> head.add("bay_" + bay.bay().number() + "_w"));
    lines.accept(String.join(",", head));
  }

  @Override
  public void accept(Entry entry) {
    if (entry instanceof Entry.Pointed(Point point)) {
      lines.accept(String.join(",", point(point)));
    } else if (entry instanceof Entry.Decided cycle) {
      var cells = point(seen(cycle));
      decision(cycle.kept(), cells);
      bays(cycle.seen().cabinet(), cells);
      lines.accept(String.join(",", cells));
    }
  }

  private static Point seen(Entry.Decided cycle) {
    var sample = cycle.seen().samples().stream().findFirst();
    var tick = cycle.seen().tick();
    return new Point(
        tick.elapsed(),
        tick.wall(),
        cycle.kept().frequency(),
        sample.map(FrequencySample::voltage).orElse(null),
        sample.map(FrequencySample::power).orElse(null),
        cycle.kept().balance().measured());
  }

  private List<String> point(Point point) {
    var zero = story.course().zero().elapsed();
    return new ArrayList<>(
        List.of(
            Fields.time(point.wall()),
            Fields.seconds(point.at().minus(zero)),
            Long.toString(point.at().toNanos()),
            hertz(point.frequency()),
            volts(point.voltage()),
            watts(point.meter()),
            watts(point.cabinet())));
  }

  private void decision(Kept kept, List<String> cells) {
    var balance = kept.balance();
    boolean claims = balance.owed().watts() > 0;
    cells.add(watts(story.response().baseline()));
    cells.add(watts(balance.allowed()));
    cells.add(watts(claims ? story.response().owed() : Power.ZERO));
    cells.add(watts(balance.owed()));
    cells.add(balance.measured() == null ? "" : watts(balance.delivered()));
    cells.add(Integer.toString(kept.ready()));
    cells.add(kept.mode().getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  private void bays(@Nullable CabinetSnapshot now, List<String> cells) {
    cabinet = now == null ? cabinet : now;
    if (cabinet != null) {
      cabinet.bays().stream().map(BaySnapshot::draw).map(EventCsv::watts).forEach(cells::add);
    }
  }

  private static String hertz(@Nullable Frequency value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.3f", value.hertz());
  }

  private static String volts(@Nullable Voltage value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.1f", value.volts());
  }

  private static String watts(@Nullable Power value) {
    return value == null ? "" : Long.toString(value.watts());
  }
}
