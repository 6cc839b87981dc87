package org.swapgrid.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.loop.Cabinet;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.loop.Meter;
import org.swapgrid.modbus.CabinetDriver;
import org.swapgrid.modbus.MeterDriver;
import org.swapgrid.model.ChargingPlan;

/** The devices on Modbus. */
final class ModbusDevices implements Devices {
  private final List<MeterDriver> meters;
  private final CabinetDriver cabinet;

  private ModbusDevices(List<MeterDriver> meters, CabinetDriver cabinet) {
    this.meters = meters;
    this.cabinet = cabinet;
  }

  static Devices make(
      List<MeterSettings> meters,
      CabinetSettings cabinet,
      Supplier<Duration> clock,
      Runnable wake,
      DeviceListener listener) {
    return new ModbusDevices(
        meters.stream().map(meter -> new MeterDriver(meter, clock, wake, listener)).toList(),
        new CabinetDriver(cabinet, clock, wake, listener));
  }

  @Override
  public List<Meter> meters() {
    return List.copyOf(meters);
  }

  @Override
  public Cabinet cabinet() {
    return cabinet;
  }

  @Override
  public void start() {
    meters.forEach(MeterDriver::start);
    cabinet.start();
  }

  @Override
  public boolean farewell(ChargingPlan plan, Duration within) {
    return cabinet.safe(plan, within);
  }

  @Override
  public Optional<FallBack> fallBack() {
    return cabinet.failsafe().map(setting -> new FallBack(setting.words(), !setting.isSafe()));
  }

  @Override
  public void close() {
    meters.forEach(MeterDriver::close);
    cabinet.close();
  }
}
