package org.swapgrid.modbus;

import org.swapgrid.model.BayId;
import org.swapgrid.model.CabinetSnapshot.State;
import org.swapgrid.model.Power;

/**
 * The cabinet's status registers, read at once.
 *
 * @param limit the sum of all limits in force
 * @param seqAck the newest command taken, 0 for none since boot
 * @param failsafes how often the limits expired since boot
 * @param upMillis since boot, wraps at 2^32
 */
record StatusBlock(
    int bays,
    int heartbeat,
    State state,
    Power power,
    Power limit,
    int seqAck,
    int failsafes,
    long upMillis) {

  private static final int PERCENT_SCALE = -1;

  static StatusBlock of(Registers read) throws WrongDevice {
    var version = read.u16(1000);
    if (version != CabinetMap.VERSION) {
      throw new WrongDevice(
          "register map version " + version + " instead of " + CabinetMap.VERSION);
    }
    var bays = read.u16(1001);
    if (bays < 1 || bays > BayId.MOST) {
      throw new WrongDevice("reports " + bays + " bays, not 1 to " + BayId.MOST);
    }
    if (read.s16(1017) != PERCENT_SCALE) {
      throw new WrongDevice("counts its station limit in 10^" + read.s16(1017) + " %, not 0.1 %");
    }
    var watts = MeterLayout.powerOfTen(read.s16(1016));
    return new StatusBlock(
        bays,
        read.u16(1002),
        state(read.u16(1003)),
        new Power(Math.round(read.s32(1004) * watts)),
        new Power(Math.round(read.u32(1006) * watts)),
        read.u16(1010),
        read.u16(1013),
        read.u32(1014));
  }

  private static State state(int code) throws WrongDevice {
    var states = State.values();
    if (code >= states.length) {
      throw new WrongDevice("reports the unknown state " + code);
    }
    return states[code];
  }
}
