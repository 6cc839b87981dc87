package org.swapgrid.modbus;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.modbus.CabinetSlots.Farewell;

/**
 * The cabinet thread's work, one exchange a step: a falling total before everything else, a command
 * that is due before a read.
 */
final class CabinetWork implements OwnerThread.Work {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** What the work stands in. */
  record Surroundings(Supplier<Duration> clock, DeviceListener listener, CabinetSlots slots) {}

  private final Duration pollInterval;
  private final Supplier<Duration> clock;
  private final CabinetSlots slots;
  private final Connection connection;
  private final Steering steering;
  private final CabinetWriter writer;
  private final CabinetReader reader;
  private @Nullable Farewell leaving;
  private boolean isGreeted;
  private boolean isReadOwed;
  private Duration pausedUntil;

  CabinetWork(CabinetSettings settings, Surroundings around) {
    pollInterval = settings.pollInterval();
    clock = around.clock();
    slots = around.slots();
    pausedUntil = clock.get();
    connection = new Connection(CabinetDriver.DEVICE, settings.link(), clock, around.listener());
    steering = new Steering(settings.revertAfter(), pausedUntil);
    writer = new CabinetWriter(connection, steering, around);
    reader = new CabinetReader(settings, connection, steering, around);
  }

  @Override
  public Duration step() {
    var now = clock.get();
    leave(now);
    var last = leaving;
    if (last == null) {
      return work(now);
    }
    if (now.compareTo(last.deadline()) >= 0) {
      var _ = last.acknowledged().complete(false);
    }
    return last.acknowledged().isDone() ? FOREVER : earlier(work(now), last.deadline());
  }

  @Override
  public void end() {
    connection.close();
    var last = slots.farewell.get();
    if (last != null) {
      var _ = last.acknowledged().complete(false);
    }
  }

  /** The last plan is written whatever is in force, and at once. */
  private void leave(Duration now) {
    var asked = slots.farewell.get();
    if (leaving == null && asked != null) {
      leaving = asked;
      pausedUntil = now;
      steering.lost();
    }
  }

  private Duration work(Duration now) {
    if (now.compareTo(pausedUntil) < 0) {
      return pausedUntil;
    }
    if (!connection.open()) {
      return connection.retryAt();
    }
    try {
      if (!isGreeted) {
        reader.greet();
        isGreeted = true;
      }
      return act(asked(clock.get()));
    } catch (ExchangeFailed e) {
      return after(e);
    } catch (WrongDevice e) {
      isGreeted = false;
      steering.lost();
      connection.reject(e.why());
      return connection.retryAt();
    }
  }

  /** What the control thread wants, while it lives and has named bays. */
  private @Nullable Steered asked(Duration now) {
    var last = leaving;
    var asked = last == null ? slots.asked.get() : new Steered(last.plan(), now);
    if (asked == null || asked.plan().limits().isEmpty()) {
      return null;
    }
    return steering.isDead(asked, now) ? null : asked;
  }

  private Duration act(@Nullable Steered asked) throws ExchangeFailed, WrongDevice {
    if (asked == null || !reader.isReady()) {
      return readOr(null, FOREVER);
    }
    var frame = reader.frame(asked);
    switch (steering.next(asked, frame, clock.get())) {
      case NOTHING -> {
        return readOr(asked, steering.due());
      }
      case CURTAIL -> writer.curtail(asked, frame, reader.seqAtCabinet());
      case HEARTBEAT -> writer.beat(asked, frame, reader.seqAtCabinet());
      case LIMITS -> limit(asked, frame);
    }
    return clock.get();
  }

  /** Plans may come faster than they can be written: one read between two keeps the picture new. */
  private void limit(Steered asked, CommandFrame frame) throws ExchangeFailed, WrongDevice {
    if (isReadOwed && reader.readOne(asked)) {
      isReadOwed = false;
      return;
    }
    if (writer.limit(asked, frame, reader.seqAtCabinet())) {
      isReadOwed = true;
      reader.lookNow();
      var last = leaving;
      if (last != null) {
        var _ = last.acknowledged().complete(true);
      }
    }
  }

  private Duration readOr(@Nullable Steered asked, Duration otherwise)
      throws ExchangeFailed, WrongDevice {
    if (reader.readOne(asked)) {
      isReadOwed = false;
      return clock.get();
    }
    return earlier(reader.due(), otherwise);
  }

  /** After a refused read the cabinet is given time; after all else it introduces itself again. */
  private Duration after(ExchangeFailed e) {
    reader.abandon();
    if (e.isRefusal()) {
      connection.bad(e.why());
      pausedUntil = clock.get().plus(pollInterval);
      return pausedUntil;
    }
    isGreeted = false;
    return connection.retryAt();
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
