package org.swapgrid.uplink.namespace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Part;

/** The charging cabinet and its bays. */
final class CabinetPart {
  static final String ID = "CABINET-01";

  /** A report older than this is a cabinet that does not answer. */
  private static final Duration SILENT = Duration.ofSeconds(5);

  private final Terms terms;
  private final Definition power;
  private final Definition limit;
  private final Definition state;

  /** The bays' metrics in the cabinet's order, as of the shape last seen: definitions only. */
  private List<BaySnapshot> shape = List.of();

  private List<BayTerms> bays = List.of();

  CabinetPart(Terms terms) {
    this.terms = terms;
    power = terms.signedKilowatts("Power/Active", "What the cabinet draws");
    limit = terms.kilowatts("Power/Limit", "Total limit in force at the cabinet");
    state = terms.text("State", "What the cabinet's own controller does");
  }

  /** Empty when the cabinet does not answer: the device is dead then. */
  Optional<Part> of(CycleRecord cycle) {
    var cabinet = cycle.seen().cabinet();
    var tick = cycle.seen().tick();
    if (cabinet == null || tick.elapsed().minus(cabinet.takenAt()).compareTo(SILENT) > 0) {
      return Optional.empty();
    }
    shapeOf(cabinet.bays());
    var sheet =
        new Sheet(ID, tick.wall())
            .power(power, cabinet.power())
            .power(limit, cabinet.limit())
            .words(state, cabinet.state().name());
    var told = told(cycle);
    for (int i = 0; i < bays.size(); i++) {
      var bay = cabinet.bays().get(i);
      bays.get(i).fill(sheet, bay, told.get(bay.bay()));
    }
    return Optional.of(sheet.part());
  }

  private void shapeOf(List<BaySnapshot> now) {
    boolean isSame = now.size() == shape.size();
    for (int i = 0; isSame && i < now.size(); i++) {
      isSame =
          now.get(i).bay().equals(shape.get(i).bay())
              && now.get(i).ceiling().equals(shape.get(i).ceiling());
    }
    if (!isSame) {
      var made = new ArrayList<BayTerms>(now.size());
      now.forEach(bay -> made.add(new BayTerms(terms, bay)));
      bays = made;
      shape = now;
    }
  }

  private static Map<BayId, BayLimit> told(CycleRecord cycle) {
    var told = new HashMap<BayId, BayLimit>();
    cycle.made().plan().limits().forEach(each -> told.put(each.bay(), each));
    return told;
  }
}
