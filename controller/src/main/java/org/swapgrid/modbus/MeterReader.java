package org.swapgrid.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.device.RegisterField;
import org.swapgrid.modbus.MeterLayout.Block;
import org.swapgrid.modbus.MeterLayout.Spot;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.FrequencySample.Times;

/** Reads one meter once: finds out where its values are when that is not known, then reads them. */
final class MeterReader {
  private final MeterSettings settings;
  private final Connection connection;
  private final Supplier<Duration> clock;
  private @Nullable MeterLayout layout;
  private List<Block> blocks = List.of();

  MeterReader(MeterSettings settings, Connection connection, Supplier<Duration> clock) {
    this.settings = settings;
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * What one poll gave.
   *
   * @param read every block that was answered, the frequency's first
   */
  record Reading(FrequencySample sample, MeterLayout layout, List<Registers> read) {}

  /** After a reconnect another device may answer: what was found does not count any more. */
  void forget() {
    layout = null;
  }

  Reading read() throws ExchangeFailed, WrongDevice {
    var known = layout;
    if (known == null) {
      known = find();
      layout = known;
      blocks = known.blocks();
    }
    return blocks.size() == 1 ? readTogether(known) : readBlocks(known);
  }

  private MeterLayout find() throws ExchangeFailed, WrongDevice {
    return switch (settings.map()) {
      case MeterMap.Fixed fixed -> MeterLayout.of(fixed);
      case MeterMap.SunSpec sunSpec ->
          switch (SunSpecDiscovery.search(connection, sunSpec.bases())) {
            case SunSpecDiscovery.Found.Meter meter -> meter.layout();
            case SunSpecDiscovery.Found.Nothing nothing -> throw new WrongDevice(nothing.why());
          };
    };
  }

  private Reading readTogether(MeterLayout known) throws ExchangeFailed {
    try {
      return readBlocks(known);
    } catch (ExchangeFailed e) {
      if (!e.isRefusal()) {
        throw e;
      }
      blocks = known.separately();
      return readBlocks(known);
    }
  }

  private Reading readBlocks(MeterLayout known) throws ExchangeFailed {
    var read = new ArrayList<Registers>(blocks.size());
    var askedAt = clock.get();
    read.add(read(known, blocks.getFirst()));
    var times = new Times(askedAt, clock.get());
    for (var block : blocks.subList(1, blocks.size())) {
      readIfThere(known, block, read);
    }
    return new Reading(sample(known, read, times), known, read);
  }

  /** A meter without the voltage or power register still has its frequency. */
  private void readIfThere(MeterLayout known, Block block, List<Registers> into)
      throws ExchangeFailed {
    try {
      into.add(read(known, block));
    } catch (ExchangeFailed e) {
      if (!e.isRefusal()) {
        throw e;
      }
    }
  }

  private Registers read(MeterLayout known, Block block) throws ExchangeFailed {
    return connection.read(known.function(), block.address(), block.count());
  }

  private FrequencySample sample(MeterLayout known, List<Registers> read, Times times) {
    var frequency = value(known.frequency(), read);
    var voltage = value(known.voltage(), read);
    var power = known.power() == null ? null : value(known.power(), read);
    return new FrequencySample(
        settings.id(),
        frequency == null ? null : Decoding.frequency(frequency.field(), frequency.bits()),
        frequency == null ? 0 : frequency.bits(),
        voltage == null ? null : Decoding.voltage(voltage.field(), voltage.bits()),
        power == null ? null : Decoding.power(power.field(), power.bits(), known.powerSign()),
        times);
  }

  private record Value(RegisterField field, long bits) {}

  private static @Nullable Value value(Spot spot, List<Registers> read) {
    for (var registers : read) {
      if (registers.holds(spot.field().address(), spot.field().type().registers())) {
        var field = spot.scaled(registers);
        return new Value(field, Decoding.bits(registers, field));
      }
    }
    return null;
  }
}
