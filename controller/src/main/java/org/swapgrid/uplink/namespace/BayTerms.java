package org.swapgrid.uplink.namespace;

import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.uplink.sparkplug.Definition;

/** The metrics of one bay. */
final class BayTerms {
  private final Definition state;
  private final Definition reason;
  private final Definition limit;
  private final Definition battery;
  private final Definition charge;
  private final Definition health;
  private final Definition temperature;
  private final Definition readyAt;

  BayTerms(Terms terms, BaySnapshot bay) {
    var bayName = "Bay/%02d/".formatted(bay.bay().number());
    state = terms.text(bayName + "State", "What the charger does");
    reason = terms.text(bayName + "Reason", "Why its limit is what it is");
    limit = terms.kilowatts(bayName + "Limit", bay.ceiling(), "Limit in force at the cabinet");
    battery = terms.count(bayName + "Battery/Id", "The pack's own number; null for none");
    charge = terms.percent(bayName + "Battery/SoC", "State of charge");
    health = terms.percent(bayName + "Battery/SoH", "State of health; null when not reported");
    temperature = terms.celsius(bayName + "Battery/Temp", "Hottest cell");
    readyAt = terms.moment(bayName + "Battery/ReadyAt", "When it can be handed out, if known");
  }

  void fill(Sheet sheet, BaySnapshot bay, @Nullable BayLimit told) {
    var pack = bay.battery();
    var _ =
        sheet
            .words(state, state(bay))
            .words(reason, told == null ? null : told.cause().words())
            .power(limit, bay.reportedLimit())
            .whole(battery, pack == null || pack.id() == 0 ? null : pack.id())
            .real(charge, pack == null ? null : pack.stateOfCharge().permille() / 10.0)
            .real(health, null)
            .real(temperature, pack == null ? null : pack.temperature().deciCelsius() / 10.0)
            .moment(readyAt, null);
  }

  private static String state(BaySnapshot bay) {
    var condition = bay.condition();
    if (condition.fault() != 0) {
      return "FAULT_" + condition.fault();
    }
    if (condition.localStop()) {
      return "LOCAL_STOP";
    }
    var pack = bay.battery();
    return pack == null ? "VACANT" : pack.state().name();
  }
}
