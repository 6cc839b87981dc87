package org.swapgrid.modbus;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.model.CabinetSnapshot;

/** Reads a cabinet once, on a connection of its own; writes nothing. */
public final class CabinetProbe {
  private CabinetProbe() {}

  public sealed interface Result {
    /**
     * The cabinet answered.
     *
     * @param snapshot all bays
     * @param failsafe what it does without a controller; empty when it would not say
     * @param roundTrip of one read of its status, on a connection that was open
     */
    record Answered(
        CabinetSnapshot snapshot, Optional<FailsafeSetting> failsafe, Duration roundTrip)
        implements Result {}

    /**
     * The cabinet could not be read.
     *
     * @param why the exact failure, in words
     */
    record Failed(String why) implements Result {}
  }

  /** Takes as long as the cabinet takes to be read once; never throws for what a device does. */
  public static Result probe(CabinetSettings settings, Supplier<Duration> clock) {
    WarmUp.once();
    var deaf = new Deaf();
    var slots = new CabinetSlots(() -> {});
    var connection = new Connection(CabinetDriver.DEVICE, settings.link(), clock, deaf);
    var around = new CabinetWork.Surroundings(clock, deaf, slots);
    var steering = new Steering(settings.revertAfter(), clock.get());
    try {
      connection.connect();
      return read(new CabinetReader(settings, connection, steering, around), slots, clock);
    } catch (ExchangeFailed e) {
      return new Result.Failed(e.why());
    } catch (WrongDevice e) {
      return new Result.Failed(e.why());
    } finally {
      connection.close();
    }
  }

  private static Result read(CabinetReader reader, CabinetSlots slots, Supplier<Duration> clock)
      throws ExchangeFailed, WrongDevice {
    var start = clock.get();
    reader.greet();
    var roundTrip = clock.get().minus(start);
    while (slots.newest.get() == null && reader.readOne(null)) {
      // Each turn is one read; the last one shows the picture.
    }
    var snapshot = slots.newest.get();
    return snapshot == null
        ? new Result.Failed("the cabinet's picture stayed incomplete")
        : new Result.Answered(snapshot, Optional.ofNullable(slots.failsafe.get()), roundTrip);
  }
}
