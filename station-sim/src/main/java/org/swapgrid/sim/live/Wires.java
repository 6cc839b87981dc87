package org.swapgrid.sim.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a simulated station is to be reached. A port that is in use is replaced by a free one.
 *
 * @param meterPorts for each meter; 0, or a missing one, for any
 * @param serial the serial lines, beside TCP
 * @param speed simulated seconds in a real one
 */
public record Wires(
    List<Integer> meterPorts, int cabinetPort, int controlPort, Serial serial, double speed) {
  public Wires {
    meterPorts = List.copyOf(meterPorts);
  }

  /**
   * Serial devices, each null for none.
   *
   * @param meter of the first meter
   */
  public record Serial(@Nullable String meter, @Nullable String cabinet) {
    public static final Serial NONE = new Serial(null, null);
  }

  /** Any free ports, in real time. */
  public static Wires anyPorts() {
    return new Wires(List.of(), 0, 0, Serial.NONE, 1);
  }
}
