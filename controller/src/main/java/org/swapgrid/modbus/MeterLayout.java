package org.swapgrid.modbus;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.RegisterField;

/**
 * Where one particular meter keeps its values: from its map, or found by walking its model list.
 *
 * @param function 3 or 4
 * @param power null where there is none
 * @param powerSign 1 or -1, by which the meter's power becomes positive when drawn
 */
record MeterLayout(
    int function, Spot frequency, Spot voltage, @Nullable Spot power, int powerSign) {

  /** The most registers worth reading at once for the sake of one round trip. */
  private static final int WIDEST_BLOCK = 60;

  private static final int NO_SCALE_REGISTER = -1;
  private static final int NO_SCALE = (short) 0x8000;

  /**
   * One value and, in SunSpec's integer models, the register with the power of ten it is scaled by.
   */
  record Spot(RegisterField field, int scaleAt) {
    static Spot plain(RegisterField field) {
      return new Spot(field, NO_SCALE_REGISTER);
    }

    private int start() {
      return scaleAt == NO_SCALE_REGISTER ? field.address() : Math.min(field.address(), scaleAt);
    }

    private int end() {
      return Math.max(field.end(), scaleAt + 1);
    }

    /** The field with the scale the device says it has now. */
    RegisterField scaled(Registers read) {
      if (scaleAt == NO_SCALE_REGISTER) {
        return field;
      }
      var scale = field.scale() * powerOfTen(read.s16(scaleAt));
      return new RegisterField(field.address(), field.type(), field.wordOrder(), scale);
    }
  }

  /** SunSpec: 0x8000 as a scale factor means that there is none. */
  static double powerOfTen(int scaleFactor) {
    return scaleFactor == NO_SCALE ? 1 : Math.pow(10, scaleFactor);
  }

  /** Registers read in one request. */
  record Block(int address, int count) {
    private static Block of(List<Spot> spots) {
      int start = spots.stream().mapToInt(Spot::start).min().orElseThrow();
      int end = spots.stream().mapToInt(Spot::end).max().orElseThrow();
      return new Block(start, end - start);
    }
  }

  static MeterLayout of(MeterMap.Fixed map) {
    var power = map.power();
    return new MeterLayout(
        map.functionCode(),
        Spot.plain(map.frequency()),
        Spot.plain(map.voltage()),
        power == null ? null : Spot.plain(power),
        map.powerSign());
  }

  /** Everything in one block where that is short, otherwise one by one, the frequency first. */
  List<Block> blocks() {
    var together = Block.of(spots());
    return together.count() <= WIDEST_BLOCK ? List.of(together) : separately();
  }

  /** For a meter that refuses to be read across the gaps between its values. */
  List<Block> separately() {
    return spots().stream().map(spot -> Block.of(List.of(spot))).toList();
  }

  private List<Spot> spots() {
    var spots = new ArrayList<Spot>(List.of(frequency, voltage));
    if (power != null) {
      spots.add(power);
    }
    return spots;
  }
}
