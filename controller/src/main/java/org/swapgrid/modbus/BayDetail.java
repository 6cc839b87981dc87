package org.swapgrid.modbus;

import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BaySnapshot.Battery;
import org.swapgrid.model.BaySnapshot.ChargeState;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;

/**
 * One bay's sixteen detail registers.
 *
 * @param ceiling its charger's rating
 * @param battery null for an empty slot
 */
record BayDetail(Power ceiling, @Nullable Battery battery, Condition condition) {
  private static final int PRESENT = 1;
  private static final int FAILSAFE = 1 << 6;
  private static final int LOCAL_STOP = 1 << 7;
  private static final int FEEDS_BACK = 1 << 8;
  private static final int FULL = 1000;

  /** What is assumed of a pack that does not say: a neutral 25 C. */
  private static final int USUAL_TEMPERATURE = 250;

  /** The bay does not answer its cabinet; also used as its fault code. */
  static final int SILENT = 0xFFFF;

  static BayDetail of(Registers read, int at) {
    var flags = read.u16(at + 1);
    var rating = read.u16(at + 11);
    return new BayDetail(
        new Power(rating == CabinetMap.NO_U16 ? 0 : (long) rating * CabinetMap.STEP_WATTS),
        (flags & PRESENT) == 0 ? null : battery(read, at),
        new Condition(
            read.u16(at + 10),
            (flags & LOCAL_STOP) != 0,
            (flags & FAILSAFE) != 0,
            (flags & FEEDS_BACK) != 0));
  }

  /** A pack that does not say how full it is counts as empty: nothing is promised on it. */
  private static Battery battery(Registers read, int at) {
    var charge = read.u16(at + 5);
    var hottest = read.s16(at + 7);
    return new Battery(
        read.u64(at + 12),
        new StateOfCharge(charge == CabinetMap.NO_U16 ? 0 : Math.min(charge, FULL)),
        new Temperature(hottest == CabinetMap.NO_S16 ? USUAL_TEMPERATURE : hottest),
        state(read.u16(at)));
  }

  private static ChargeState state(int code) {
    var states = ChargeState.values();
    return code >= 1 && code <= states.length ? states[code - 1] : ChargeState.OFF;
  }
}
