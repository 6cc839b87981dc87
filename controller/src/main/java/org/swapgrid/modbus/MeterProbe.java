package org.swapgrid.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.device.RegisterField;
import org.swapgrid.modbus.MeterLayout.Spot;
import org.swapgrid.model.FrequencySample;

/** Asks a meter once, on a connection of its own, and tells a person what came back. */
public final class MeterProbe {
  private MeterProbe() {}

  public sealed interface Result {
    /**
     * The meter answered.
     *
     * @param sample as the daemon would have seen it
     * @param values each value with its registers, frequency first
     * @param roundTrip of the read that gave the frequency, on a connection that was open
     */
    record Answered(FrequencySample sample, List<Value> values, Duration roundTrip)
        implements Result {}

    /**
     * The meter could not be read.
     *
     * @param why the exact failure, in words
     */
    record Failed(String why) implements Result {}
  }

  /**
   * One value of the meter.
   *
   * @param name frequency, voltage or power
   * @param address 0-based, as sent on the wire
   * @param raw the registers' bits in hexadecimal, the high word first; empty when not answered
   * @param decoded with its unit, or "no value"
   */
  public record Value(String name, int address, String raw, String decoded) {}

  /** Takes at most a few of the link's timeouts; never throws for what a device does. */
  public static Result probe(MeterSettings settings, Supplier<Duration> clock) {
    WarmUp.once();
    var connection = new Connection(settings.id().name(), settings.link(), clock, new Deaf());
    try {
      connection.connect();
      var reader = new MeterReader(settings, connection, clock);
      return answered(reader.read());
    } catch (ExchangeFailed e) {
      return new Result.Failed(e.why());
    } catch (WrongDevice e) {
      return new Result.Failed(e.why());
    } finally {
      connection.close();
    }
  }

  private static Result answered(MeterReader.Reading reading) {
    var sample = reading.sample();
    var layout = reading.layout();
    var values = new ArrayList<Value>();
    values.add(value("frequency", layout.frequency(), reading, sample.frequency()));
    values.add(value("voltage", layout.voltage(), reading, sample.voltage()));
    if (layout.power() != null) {
      values.add(value("power", layout.power(), reading, sample.power()));
    }
    var roundTrip = sample.takenAt().minus(sample.askedAt());
    return new Result.Answered(sample, List.copyOf(values), roundTrip);
  }

  private static Value value(
      String name, Spot spot, MeterReader.Reading reading, @Nullable Object decoded) {
    var field = spot.field();
    var raw = "";
    for (var registers : reading.read()) {
      if (registers.holds(field.address(), field.type().registers())) {
        raw = hex(field, Decoding.bits(registers, field));
      }
    }
    return new Value(name, field.address(), raw, decoded == null ? "no value" : "" + decoded);
  }

  private static String hex(RegisterField field, long bits) {
    var format = field.type().registers() == 1 ? "0x%04X" : "0x%08X";
    return format.formatted(bits).toUpperCase(Locale.ROOT).replace("0X", "0x");
  }
}
