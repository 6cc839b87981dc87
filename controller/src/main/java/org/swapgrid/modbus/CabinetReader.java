package org.swapgrid.modbus;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.modbus.CabinetReads.Chunk;
import org.swapgrid.model.WriteOutcome;

/** Reads the cabinet piece by piece, keeps the picture together and shows it when it is whole. */
final class CabinetReader {
  /** Between looks at limits that were just written. */
  private static final Duration LOOK = Duration.ofMillis(50);

  /** All bays' details are read again within about this long. */
  private static final Duration DETAILS_WITHIN = Duration.ofSeconds(2);

  private final Duration pollInterval;
  private final Connection connection;
  private final Steering steering;
  private final Supplier<Duration> clock;
  private final DeviceListener listener;
  private final CabinetSlots slots;
  private final CabinetWatch watch = new CabinetWatch();
  private CabinetImage image = new CabinetImage(0);
  private CabinetReads reads = new CabinetReads(0, 1);
  private @Nullable StatusBlock status;
  private boolean isAlive;
  private Duration pollDue;
  private Duration lookDue;

  CabinetReader(
      CabinetSettings settings,
      Connection connection,
      Steering steering,
      CabinetWork.Surroundings around) {
    this.pollInterval = settings.pollInterval();
    this.connection = connection;
    this.steering = steering;
    this.clock = around.clock();
    this.listener = around.listener();
    this.slots = around.slots();
    this.pollDue = clock.get();
    this.lookDue = pollDue;
  }

  /** The first read on a new connection: is it a cabinet, how many bays, is it still ours? */
  void greet() throws ExchangeFailed, WrongDevice {
    reads.abandon();
    readStatus();
    pollDue = clock.get();
  }

  private void begin(int bays) {
    image = new CabinetImage(bays);
    reads = new CabinetReads(bays, connection.shortRead());
    reads.pollAll();
  }

  /** Whether plans can be turned into commands. */
  boolean isReady() {
    return image.bays() > 0 && image.isKnown();
  }

  CommandFrame frame(Steered asked) {
    return CommandFrame.of(asked.plan(), image);
  }

  /** The newest Seq the cabinet said it took. */
  int seqAtCabinet() {
    return status == null ? 0 : status.seqAck();
  }

  boolean hasMore() {
    return !reads.isEmpty();
  }

  /** A fresh look at the limits is due at once. */
  void lookNow() {
    lookDue = clock.get();
  }

  void abandon() {
    reads.abandon();
  }

  /** Makes one short read, when one is due; false when none was. */
  boolean readOne(@Nullable Steered asked) throws ExchangeFailed, WrongDevice {
    refill(clock.get());
    var chunk = reads.next();
    if (chunk.isEmpty()) {
      return false;
    }
    take(chunk.get());
    if (chunk.get().part() == CabinetReads.Part.LIMITS && asked != null) {
      compare(asked);
    }
    return true;
  }

  /** When the next read is due, once there is no more. */
  Duration due() {
    var now = clock.get();
    return steering.isSettling(now) && lookDue.compareTo(pollDue) < 0 ? lookDue : pollDue;
  }

  private void refill(Duration now) {
    if (reads.isPolled() && now.compareTo(pollDue) >= 0) {
      reads.poll(detailReads());
      pollDue = Grid.nextAfter(pollDue, pollInterval, now);
    }
    if (reads.isChecked() && steering.isSettling(now) && now.compareTo(lookDue) >= 0) {
      reads.checkLimits();
      lookDue = now.plus(LOOK);
    }
  }

  private int detailReads() {
    var share = (double) pollInterval.toNanos() / DETAILS_WITHIN.toNanos();
    return Math.clamp((int) Math.ceil(reads.detailReads() * share), 1, reads.detailReads());
  }

  private void take(Chunk chunk) throws ExchangeFailed, WrongDevice {
    var askedAt = clock.get();
    switch (chunk.part()) {
      case STATUS -> readStatus();
      case POWERS -> {
        var read = read(chunk);
        image.powers(read, chunk.address(), clock.get());
      }
      case LIMITS -> image.limits(read(chunk), chunk.address(), askedAt);
      case DETAILS -> image.details(read(chunk), chunk.address());
      case CONFIG -> readConfig(chunk);
      case DONE -> show();
    }
  }

  private Registers read(Chunk chunk) throws ExchangeFailed {
    return connection.read(Connection.HOLDING, chunk.address(), chunk.count());
  }

  private void readStatus() throws ExchangeFailed, WrongDevice {
    var read = connection.read(Connection.HOLDING, CabinetMap.STATUS, CabinetMap.STATUS_COUNT);
    var now = StatusBlock.of(read);
    watch.lost(now, steering).ifPresent(this::lost);
    if (image.bays() != now.bays()) {
      begin(now.bays());
    }
    isAlive = watch.isAlive(now, clock.get());
    if (isAlive) {
      connection.good();
    } else {
      connection.down("its heartbeat register (1002) stands still");
    }
    status = now;
  }

  private void lost(String why) {
    connection.note(why);
    steering.lost();
  }

  /** A cabinet without the fall-back registers is still steered; its fall-back is not known. */
  private void readConfig(Chunk chunk) throws ExchangeFailed {
    try {
      image.config(read(chunk), chunk.address());
    } catch (ExchangeFailed e) {
      if (!e.isRefusal()) {
        throw e;
      }
    }
    image.failsafe().ifPresent(slots.failsafe::set);
  }

  private void show() {
    var now = status;
    if (now != null && isAlive && image.isKnown()) {
      slots.newest.set(image.snapshot(now, clock.get()));
      slots.wake.run();
    }
  }

  private void compare(Steered asked) {
    switch (steering.compare(asked, frame(asked), image, clock.get())) {
      case REACHED ->
          listener.wrote(new WriteOutcome.Written(steering.tick(), steering.limitsAt()));
      case DIFFERS -> connection.note("readback");
      case UNCHANGED -> {}
    }
  }
}
