package org.swapgrid.modbus;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.RegisterField;
import org.swapgrid.device.RegisterField.WordOrder;
import org.swapgrid.modbus.MeterLayout.Spot;

/**
 * Walks a SunSpec device's model list until a model that measures the grid. Offsets are those of
 * the SunSpec models 201 to 204, 211 to 214 and 701, counted from the model's id register; SunSpec
 * counts exported power as positive.
 */
final class SunSpecDiscovery {
  /** "SunS". */
  private static final long MARK = 0x5375_6E53L;

  private static final int END = 0xFFFF;
  private static final int MOST_MODELS = 200;
  private static final int LAST_ADDRESS = 0xFFFF;
  private static final int EXPORT_IS_POSITIVE = -1;

  private SunSpecDiscovery() {}

  /** What was found, or why nothing was. */
  sealed interface Found {
    record Meter(int model, int address, MeterLayout layout) implements Found {}

    record Nothing(String why) implements Found {}
  }

  static Found search(Connection connection, List<Integer> bases) throws ExchangeFailed {
    for (var base : bases) {
      if (isMarked(connection, base)) {
        return walk(connection, base + 2);
      }
    }
    return new Found.Nothing("not a SunSpec device: no \"SunS\" at " + bases);
  }

  /** Most devices refuse a base they do not have: that only means to look further. */
  private static boolean isMarked(Connection connection, int base) throws ExchangeFailed {
    try {
      return connection.read(Connection.HOLDING, base, 2).u32(base) == MARK;
    } catch (ExchangeFailed e) {
      if (e.isRefusal()) {
        return false;
      }
      throw e;
    }
  }

  private static Found walk(Connection connection, int first) throws ExchangeFailed {
    int at = first;
    for (int i = 0; i < MOST_MODELS && at + 2 <= LAST_ADDRESS; i++) {
      var header = connection.read(Connection.HOLDING, at, 2);
      var model = header.u16(at);
      if (model == END) {
        break;
      }
      var layout = layout(connection, model, at);
      if (layout != null) {
        return new Found.Meter(model, at, layout);
      }
      at += 2 + header.u16(at + 1);
    }
    return new Found.Nothing(
        "a SunSpec device without a meter: none of the models 201 to 204, 211 to 214, 701");
  }

  private static @Nullable MeterLayout layout(Connection connection, int model, int at)
      throws ExchangeFailed {
    return switch (model) {
      case 201, 202, 203, 204 -> integer(at);
      case 211, 212, 213, 214 -> floating(at);
      case 701 -> generator(connection, at);
      default -> null;
    };
  }

  /** The scale factors lie between the values and are read with them: devices change them. */
  private static MeterLayout integer(int at) {
    return layout(
        new Spot(field(at + 16, RegisterField.Type.S16, 1), at + 17),
        new Spot(field(at + 8, RegisterField.Type.S16, 1), at + 15),
        new Spot(field(at + 18, RegisterField.Type.S16, 1), at + 22));
  }

  private static MeterLayout floating(int at) {
    return layout(
        Spot.plain(field(at + 26, RegisterField.Type.F32, 1)),
        Spot.plain(field(at + 12, RegisterField.Type.F32, 1)),
        Spot.plain(field(at + 28, RegisterField.Type.F32, 1)));
  }

  /** Model 701 keeps its scale factors a hundred registers away, so they are read once. */
  private static MeterLayout generator(Connection connection, int at) throws ExchangeFailed {
    var scales = connection.read(Connection.HOLDING, at + 114, 3);
    return layout(
        Spot.plain(field(at + 17, RegisterField.Type.U32, scale(scales, at + 115))),
        Spot.plain(field(at + 16, RegisterField.Type.U16, scale(scales, at + 114))),
        Spot.plain(field(at + 10, RegisterField.Type.S16, scale(scales, at + 116))));
  }

  private static double scale(Registers scales, int address) {
    return MeterLayout.powerOfTen(scales.s16(address));
  }

  private static MeterLayout layout(Spot frequency, Spot voltage, Spot power) {
    return new MeterLayout(Connection.HOLDING, frequency, voltage, power, EXPORT_IS_POSITIVE);
  }

  private static RegisterField field(int address, RegisterField.Type type, double scale) {
    return new RegisterField(address, type, WordOrder.HIGH_FIRST, scale);
  }
}
