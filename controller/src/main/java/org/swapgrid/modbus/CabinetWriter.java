package org.swapgrid.modbus;

import java.time.Duration;
import java.util.function.Supplier;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.WriteOutcome;

/** Writes commands to the cabinet and says what became of them. */
final class CabinetWriter {
  private final Connection connection;
  private final Steering steering;
  private final Supplier<Duration> clock;
  private final DeviceListener listener;

  CabinetWriter(Connection connection, Steering steering, CabinetWork.Surroundings around) {
    this.connection = connection;
    this.steering = steering;
    this.clock = around.clock();
    this.listener = around.listener();
  }

  @FunctionalInterface
  private interface Write {
    void send(int seq, Duration revertAfter) throws ExchangeFailed;
  }

  /** The fast frame: four registers that bring the whole station down at once. */
  void curtail(Steered asked, CommandFrame frame, int seqAtCabinet) throws ExchangeFailed {
    Write header = (seq, revert) -> connection.write(CabinetMap.COMMAND, frame.header(seq, revert));
    if (isTaken(header, asked, seqAtCabinet)) {
      var at = clock.get();
      steering.curtailed(asked, frame.total(), at);
      listener.wrote(new WriteOutcome.Curtailed(asked.plan().tick(), at));
    }
  }

  /** The header again with a new number: it tells the cabinet that the controller lives. */
  void beat(Steered asked, CommandFrame frame, int seqAtCabinet) throws ExchangeFailed {
    Write header = (seq, revert) -> connection.write(CabinetMap.COMMAND, frame.header(seq, revert));
    if (isTaken(header, asked, seqAtCabinet)) {
      steering.beaten(clock.get());
    }
  }

  /** Every bay's limit; true when the cabinet took it. */
  boolean limit(Steered asked, CommandFrame frame, int seqAtCabinet) throws ExchangeFailed {
    var taken = isTaken((seq, revert) -> limits(frame, seq, revert), asked, seqAtCabinet);
    if (taken) {
      steering.limited(asked, frame.total(), clock.get());
    }
    return taken;
  }

  /** Where one write has no room, the header comes last and switches the whole set. */
  private void limits(CommandFrame frame, int seq, Duration revert) throws ExchangeFailed {
    if (frame.fitsOneWrite()) {
      connection.write(CabinetMap.COMMAND, frame.whole(seq, revert));
      return;
    }
    connection.write(CabinetMap.BAY_LIMITS, frame.limits());
    connection.write(CabinetMap.COMMAND, frame.header(seq, revert));
  }

  private boolean isTaken(Write write, Steered asked, int seqAtCabinet) throws ExchangeFailed {
    var start = clock.get();
    var tick = asked.plan().tick();
    try {
      write.send(steering.nextSeq(seqAtCabinet), steering.remaining(asked, start));
      return true;
    } catch (ExchangeFailed e) {
      if (e.isRefusal()) {
        steering.refused(asked, clock.get());
        listener.wrote(new WriteOutcome.Refused(tick, e.code()));
        return false;
      }
      steering.lost();
      listener.wrote(new WriteOutcome.Unanswered(tick, clock.get().minus(start)));
      throw e;
    }
  }
}
