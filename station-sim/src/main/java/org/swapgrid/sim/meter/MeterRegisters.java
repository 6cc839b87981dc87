package org.swapgrid.sim.meter;

import org.swapgrid.device.MeterMap;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;

/** A meter's registers as its map lays them out. */
abstract sealed class MeterRegisters permits FixedRegisters, SunSpecRegisters {
  private final int functionCode;
  private final int start;

  MeterRegisters(int functionCode, int start) {
    this.functionCode = functionCode;
    this.start = start;
  }

  static MeterRegisters of(MeterMap map) {
    return switch (map) {
      case MeterMap.Fixed fixed -> new FixedRegisters(fixed);
      case MeterMap.SunSpec sunSpec -> new SunSpecRegisters(sunSpec);
    };
  }

  /** All registers from {@code start} on, showing the reading. */
  abstract RegisterImage image(Reading reading);

  /** The same with the values replaced by what stands for none. */
  abstract RegisterImage image(MeterFault.NoValue noValue);

  Answer answer(Request request, Reading reading) {
    return answer(request, image(reading));
  }

  Answer answer(Request request, MeterFault.NoValue noValue) {
    return answer(request, image(noValue));
  }

  private Answer answer(Request request, RegisterImage image) {
    if (!(request instanceof Request.Read read) || read.functionCode() != functionCode) {
      return Answer.NO_SUCH_FUNCTION;
    }
    if (read.count() < 1 || read.count() > RegisterDevice.MOST_READ) {
      return Answer.BAD_VALUE;
    }
    var from = read.address() - start;
    if (from < 0 || from + read.count() > image.size()) {
      return Answer.NO_SUCH_ADDRESS;
    }
    return new Answer.Values(Registers.from(read.count(), i -> image.at(from + i)));
  }
}
