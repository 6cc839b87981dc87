package org.swapgrid.record;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.record.Story.BayPart;
import org.swapgrid.record.Story.Riders;

/** Follows the bays: what each was told and why, and whom they served. */
final class BayWatch {
  private final SortedMap<BayId, BayPart> parts = new TreeMap<>();
  private @Nullable CabinetSnapshot last;
  private int served;
  private int readyAtFirst = -1;
  private int readyAtLeast = -1;

  void see(Entry.Decided cycle, boolean claims, StateOfCharge ready) {
    var cabinet = cycle.seen().cabinet();
    if (cabinet == null) {
      return;
    }
    if (claims) {
      readyAtFirst = readyAtFirst < 0 ? cycle.kept().ready() : readyAtFirst;
    }
    if (readyAtFirst >= 0) {
      int now = cycle.kept().ready();
      readyAtLeast = readyAtLeast < 0 ? now : Math.min(readyAtLeast, now);
      count(cabinet, ready);
    }
    if (claims) {
      part(cycle.kept().limits(), cabinet);
    }
    last = cabinet;
  }

  private void part(List<BayLimit> limits, CabinetSnapshot cabinet) {
    boolean first = parts.isEmpty();
    for (int i = 0; i < cabinet.bays().size() && i < limits.size(); i++) {
      var bay = cabinet.bays().get(i);
      if (first) {
        parts.put(bay.bay(), begun(bay, limits.get(i)));
      } else {
        var _ = parts.computeIfPresent(bay.bay(), (_, part) -> lower(part, bay.draw()));
      }
    }
  }

  private static BayPart begun(BaySnapshot bay, BayLimit limit) {
    var battery = bay.battery();
    int charge = battery == null ? -1 : battery.stateOfCharge().permille();
    return new BayPart(
        bay.bay(), bay.draw(), limit.limit(), limit.cause().words(), bay.draw(), charge);
  }

  private static BayPart lower(BayPart part, Power draw) {
    return draw.isBelow(part.lowest())
        ? new BayPart(part.bay(), part.before(), part.limit(), part.why(), draw, part.charge())
        : part;
  }

  /** A ready battery that is no longer there went with a rider. */
  private void count(CabinetSnapshot now, StateOfCharge ready) {
    if (last == null || last.bays().size() != now.bays().size()) {
      return;
    }
    for (int i = 0; i < now.bays().size(); i++) {
      var before = last.bays().get(i).battery();
      if (before != null
          && before.stateOfCharge().isAtLeast(ready)
          && !isSame(before, now.bays().get(i).battery())) {
        served++;
      }
    }
  }

  private static boolean isSame(Battery before, @Nullable Battery after) {
    return after != null && after.id() == before.id();
  }

  List<BayPart> bays() {
    return new ArrayList<>(parts.values());
  }

  Riders riders() {
    return new Riders(served, Math.max(0, readyAtFirst), Math.max(0, readyAtLeast));
  }
}
