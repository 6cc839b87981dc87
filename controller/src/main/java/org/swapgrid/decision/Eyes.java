package org.swapgrid.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.GridState.Doubt;
import org.swapgrid.decision.GridState.Seen;
import org.swapgrid.decision.GridState.Unseen;
import org.swapgrid.decision.GridState.VoltageLost;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.service.Reading;

/**
 * Judges the grid from all meters. One healthy meter is enough. Of two healthy ones that disagree,
 * the lower frequency governs: it sheds sooner and returns later.
 */
record Eyes(Policy.Gate gate, List<MeterGate> gates) {
  /** A cabinet that draws more than this contradicts a meter that says the voltage is gone. */
  private static final Power STILL_DRAWING = new Power(100);

  /** Up to this age a cabinet's report may contradict a meter. */
  private static final Duration CABINET_FRESH = Duration.ofSeconds(2);

  /**
   * Meters and cabinet all mute for this long, longer than a bus restarts: their supply is gone.
   */
  private static final Duration MUTE = Duration.ofSeconds(10);

  Eyes(Policy.Gate gate) {
    this(gate, gate.meters().stream().map(trust -> new MeterGate(trust, gate)).toList());
  }

  Sight blank(Duration now) {
    var meters = gate.meters().stream().map(t -> MeterMemory.unknown(t.meter())).toList();
    return new Sight(meters, null, now);
  }

  /**
   * What one look brought.
   *
   * @param sight to remember
   * @param grid the judgement
   * @param fresh the governing reading if it is a new one; null otherwise
   * @param disagree whether two healthy meters are too far apart
   */
  record Look(Sight sight, GridState grid, @Nullable Reading fresh, boolean disagree) {}

  Look look(Sight was, Observation seen) {
    var now = seen.tick().elapsed();
    var meters = new ArrayList<MeterMemory>(gates.size());
    for (var meterGate : gates) {
      var id = meterGate.trust().meter();
      meters.add(meterGate.judge(remembered(was, id), newest(seen, id)));
    }
    var healthy = healthy(meters, now);
    if (healthy.isEmpty()) {
      var lost = was.lost() == null ? now : was.lost();
      var sight = new Sight(meters, null, lost);
      return new Look(sight, unseen(meters, seen, lost), null, false);
    }
    boolean disagree = disagree(healthy);
    var governing = disagree ? lowest(healthy) : preferred(healthy);
    return seeing(was, meters, governing, disagree);
  }

  private List<MeterMemory> healthy(List<MeterMemory> meters, Duration now) {
    var healthy = new ArrayList<MeterMemory>(meters.size());
    for (var meter : meters) {
      if (meter.isHealthy(now, gate.maxAge())) {
        healthy.add(meter);
      }
    }
    return healthy;
  }

  private static Look seeing(
      Sight was, List<MeterMemory> meters, MeterMemory governing, boolean disagree) {
    var reading = reading(governing);
    var old = was.reading();
    boolean fresh = old == null || reading.times().takenAt().compareTo(old.times().takenAt()) > 0;
    var grid = new Seen(reading.frequency(), governing.meter(), reading.times().takenAt());
    return new Look(
        new Sight(meters, fresh ? reading : old, null), grid, fresh ? reading : null, disagree);
  }

  private static MeterMemory remembered(Sight was, MeterId id) {
    for (var meter : was.meters()) {
      if (meter.meter().equals(id)) {
        return meter;
      }
    }
    return MeterMemory.unknown(id);
  }

  private static @Nullable FrequencySample newest(Observation seen, MeterId id) {
    for (var sample : seen.samples()) {
      if (sample.meter().equals(id)) {
        return sample;
      }
    }
    return null;
  }

  private boolean disagree(List<MeterMemory> healthy) {
    var first = reading(healthy.getFirst()).frequency();
    for (var meter : healthy) {
      if (reading(meter).frequency().distanceTo(first) > gate.steps().disagreeMilliHertz()) {
        return true;
      }
    }
    return false;
  }

  /** The first in order, but none that has missed more than a window of what another has seen. */
  private static MeterMemory preferred(List<MeterMemory> healthy) {
    var newest = takenAt(Collections.max(healthy, Comparator.comparing(Eyes::takenAt)));
    int place = 0;
    while (newest.minus(takenAt(healthy.get(place))).compareTo(window(healthy.get(place))) > 0) {
      place++;
    }
    return healthy.get(place);
  }

  private static Duration window(MeterMemory healthy) {
    return reading(healthy).window();
  }

  private static Duration takenAt(MeterMemory healthy) {
    return reading(healthy).times().takenAt();
  }

  private static MeterMemory lowest(List<MeterMemory> healthy) {
    var lowest = healthy.getFirst();
    for (var meter : healthy) {
      if (reading(meter).frequency().isBelow(reading(lowest).frequency())) {
        lowest = meter;
      }
    }
    return lowest;
  }

  private static Reading reading(MeterMemory healthy) {
    var reading = healthy.accepted().reading();
    if (reading == null) {
      throw new IllegalStateException("healthy without a reading: " + healthy);
    }
    return reading;
  }

  private GridState unseen(List<MeterMemory> meters, Observation seen, Duration lost) {
    var now = seen.tick().elapsed();
    boolean anyDead = false;
    boolean allDead = true;
    for (int i = 0; i < meters.size(); i++) {
      boolean silent = meters.get(i).doubtAt(now, gate.maxAge()) == Doubt.SILENT;
      boolean dead = !silent && gates.get(i).isDead(meters.get(i));
      anyDead |= dead;
      allDead &= dead || silent;
    }
    boolean isDark =
        anyDead ? !contradicts(seen.cabinet(), now) : isMute(seen.cabinet(), lost, now);
    return allDead && isDark
        ? new VoltageLost(lost)
        : new Unseen(lost, meters.getFirst().doubtAt(now, gate.maxAge()));
  }

  private static boolean isMute(@Nullable CabinetSnapshot cabinet, Duration lost, Duration now) {
    return cabinet != null
        && now.minus(lost).compareTo(MUTE) >= 0
        && now.minus(cabinet.takenAt()).compareTo(MUTE) >= 0;
  }

  private static boolean contradicts(@Nullable CabinetSnapshot cabinet, Duration now) {
    return cabinet != null
        && now.minus(cabinet.takenAt()).compareTo(CABINET_FRESH) <= 0
        && cabinet.power().isAbove(STILL_DRAWING);
  }
}
