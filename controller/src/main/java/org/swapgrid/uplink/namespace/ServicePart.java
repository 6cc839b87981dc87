package org.swapgrid.uplink.namespace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.View.ServiceView;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.service.ServiceState;
import org.swapgrid.uplink.namespace.Facts.EventFacts;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Part;

/** One grid service. */
final class ServicePart {
  /** How many hours ahead are told. */
  static final int HOURS = 4;

  private final ServiceId id;
  private final Definition armed;
  private final Definition state;
  private final Definition owed;
  private final Definition delivered;
  private final Definition available;
  private final List<Definition> ahead = new ArrayList<>();
  private final Definition eventId;
  private final Definition test;
  private final Definition start;
  private final Definition lowest;
  private final Definition response;
  private final Definition energy;
  private final Definition record;

  ServicePart(Terms terms, ServiceId id) {
    this.id = id;
    armed = terms.flag("Armed", "Whether a low frequency would be answered now");
    state = terms.text("State", "How far the service is");
    owed = terms.kilowatts("Owed", "Reduction it asks for now");
    delivered = terms.kilowatts("Delivered", "Baseline less what is measured, while it asks");
    available = terms.kilowatts("Available", "What could be delivered now");
    for (int hour = 1; hour <= HOURS; hour++) {
      ahead.add(terms.kilowatts("Available/In" + hour + "h", "Expected; null when unknown"));
    }
    eventId = terms.text("Event/Id", "The last event");
    test = terms.flag("Event/Test", "Whether a self-test made it: no delivery");
    start = terms.moment("Event/Start", "When the level was crossed");
    lowest = terms.hertz("Event/Lowest", "Lowest frequency of it");
    response = terms.whole("Event/ResponseMs", "ms", "Crossing to limits in force", 0);
    energy = terms.number("Event/Energy", "kWh", "Not drawn");
    record = terms.text("Event/Record", "Whole record, repeated until acknowledged");
  }

  Part of(CycleRecord cycle, ServiceView view, Facts facts) {
    var event = facts.events().get(id);
    var sheet =
        new Sheet("SERVICE-" + id, cycle.seen().tick().wall())
            .truth(armed, view.armed())
            .words(state, stateName(cycle))
            .power(owed, view.owed())
            .power(delivered, delivered(cycle, view, event))
            .power(available, view.available());
    var outlook = facts.outlook().getOrDefault(id, List.of());
    for (int i = 0; i < HOURS; i++) {
      sheet = sheet.power(ahead.get(i), i < outlook.size() ? outlook.get(i) : null);
    }
    return event(sheet, event).words(record, null).part();
  }

  /** What a self-test brings is no delivery. */
  private static Power delivered(CycleRecord cycle, ServiceView view, @Nullable EventFacts event) {
    boolean test = event != null && event.test();
    return view.active() && !test ? cycle.made().view().balance().delivered() : Power.ZERO;
  }

  private Sheet event(Sheet sheet, @Nullable EventFacts event) {
    if (event == null) {
      return sheet
          .words(eventId, null)
          .truth(test, false)
          .moment(start, null)
          .real(lowest, null)
          .whole(response, null)
          .real(energy, null);
    }
    var bottom = event.lowest();
    var within = event.response();
    return sheet
        .words(eventId, event.id())
        .truth(test, event.test())
        .moment(start, event.start())
        .real(lowest, bottom == null ? null : bottom.hertz())
        .whole(response, within == null ? null : within.toMillis())
        .real(energy, event.kilowattHours());
  }

  private @Nullable String stateName(CycleRecord cycle) {
    for (var service : cycle.made().next().services()) {
      if (service.service().equals(id)) {
        return switch (service.state()) {
          case ServiceState.Armed _ -> "ARMED";
          case ServiceState.Suspect _ -> "SUSPECT";
          case ServiceState.Active _ -> "ACTIVE";
          case ServiceState.Clearing _ -> "CLEARING";
          case ServiceState.Following _ -> "FOLLOWING";
        };
      }
    }
    return null;
  }
}
