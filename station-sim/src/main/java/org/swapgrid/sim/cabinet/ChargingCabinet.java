package org.swapgrid.sim.cabinet;

import java.util.Arrays;
import java.util.List;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;
import org.swapgrid.sim.station.Bay;
import org.swapgrid.sim.station.Station;

/**
 * The cabinet's own controller, register map version 1: takes commands whole or not at all, lets
 * limits expire, starts from its fall-back. Stepped by its owner in nanoseconds of the simulation;
 * not for use by two threads.
 */
public final class ChargingCabinet implements RegisterDevice {
  /** Registers of block D for each bay. */
  static final int DETAIL = 16;

  private static final long BOOT_NANOS = 1_500_000_000L;
  private static final int APPLY = 0xA55A;

  /** Behind block D's 120 bays of 16 registers, which end at 5919. */
  static final int CONFIG = 6000;

  private final Station station;
  private final List<Bay> bays;
  private final CommandBlock command;
  private final Limits limits;
  private final int[] configured;
  private FallBack fallBack;
  private int[] fallBackLimits;
  private CabinetState state = CabinetState.FAILSAFE;
  private CabinetClock clock;
  private boolean local;

  /** A cabinet that nobody has commanded yet. */
  public ChargingCabinet(Station station, FallBack fallBack) {
    this.station = station;
    this.bays = station.bays();
    this.command = new CommandBlock(bays);
    this.limits = new Limits(bays);
    this.fallBack = fallBack;
    this.fallBackLimits = new int[bays.size()];
    Arrays.fill(fallBackLimits, fallBack.limitW() / 10);
    this.configured = new int[4 + bays.size()];
    this.clock = CabinetClock.startedAt(0);
    readBackConfiguration();
    command.fallBack(fallBackLimits);
    follow(0);
  }

  public CabinetState state() {
    return local && state == CabinetState.RUNNING ? CabinetState.LOCAL : state;
  }

  /** The sum of the limits in force, in watts. */
  public int limitW() {
    return limits.total();
  }

  /** The limit in force of a bay, in watts. */
  public int limitW(int index) {
    return limits.inForce(index);
  }

  public CabinetClock clock() {
    return clock;
  }

  /** Loses all but its configuration and starts again; busy for 1.5 s, limits at zero. */
  public void reboot() {
    clock = CabinetClock.startedAt(clock.now());
    state = CabinetState.INITIALISING;
    command.dropStaged();
    limits.stopAll(clock.now(), station.energised());
  }

  /** A person takes the cabinet over, or gives it back: meanwhile limits only go down. */
  public void takeOver(boolean taken) {
    local = taken;
  }

  /** Lets time pass up to the given nanosecond; never back. */
  public void advanceTo(long nanos) {
    var event = nextEvent();
    if (event <= nanos) {
      moveTo(event);
      happen();
    }
    moveTo(nanos);
  }

  private void moveTo(long nanos) {
    var seconds = (nanos - clock.now()) / 1e9;
    clock = clock.at(nanos);
    follow(seconds);
  }

  private long nextEvent() {
    return switch (state) {
      case INITIALISING -> clock.bootedAt() + BOOT_NANOS;
      case RUNNING -> clock.expiresAt();
      case OFF, FAILSAFE, FAULT, LOCAL -> Long.MAX_VALUE;
    };
  }

  private void happen() {
    var booted = state == CabinetState.INITIALISING;
    state = CabinetState.FAILSAFE;
    command.dropStaged();
    clock = booted ? clock : clock.expired();
    if (booted || !fallBack.holdLast()) {
      command.fallBack(fallBackLimits);
    }
    follow(0);
  }

  private void follow(double seconds) {
    var targets = new int[bays.size()];
    if (state != CabinetState.INITIALISING) {
      targets = Limits.targets(command, bays);
    }
    for (int i = 0; local && i < targets.length; i++) {
      targets[i] = Math.min(targets[i], limits.inForce(i));
    }
    limits.follow(targets, fallBack, seconds, clock.now(), station.energised());
  }

  @Override
  public Answer answer(Request request) {
    return switch (request) {
      case Request.Read read when read.functionCode() == 3 -> read(read);
      case Request.Write(_, var address, var values) -> write(address, values);
      case Request.Read _, Request.Other _ -> Answer.NO_SUCH_FUNCTION;
    };
  }

  private Answer read(Request.Read read) {
    if (read.count() < 1 || read.count() > MOST_READ) {
      return Answer.BAD_VALUE;
    }
    var image = new CabinetImage(this, station, command);
    if (!image.holds(read.address(), read.count())) {
      return Answer.NO_SUCH_ADDRESS;
    }
    return new Answer.Values(Registers.from(read.count(), i -> image.word(read.address() + i)));
  }

  private Answer write(int address, Registers values) {
    if (CabinetImage.isCommand(address, values.size(), bays.size())) {
      return command(address - CommandBlock.START, values);
    }
    if (address >= CONFIG && address + values.size() <= CONFIG + configured.length) {
      return configure(address - CONFIG, values);
    }
    return Answer.NO_SUCH_ADDRESS;
  }

  private Answer command(int offset, Registers values) {
    if (state == CabinetState.INITIALISING) {
      return Answer.BUSY;
    }
    if (offset > 0) {
      command.stage(offset, values, clock.now());
      return new Answer.Written();
    }
    var repeated = values.at(0) == clock.acknowledged();
    if (repeated || !command.take(offset, values, clock.now())) {
      command.dropStaged();
      return Answer.BAD_VALUE;
    }
    state = CabinetState.RUNNING;
    var revertNanos = command.taken(CommandBlock.REVERT) * 100_000_000L;
    clock = clock.taken(values.at(0), revertNanos);
    follow(0);
    return new Answer.Written();
  }

  private Answer configure(int offset, Registers values) {
    var next = configured.clone();
    for (int i = 0; i < values.size(); i++) {
      next[offset + i] = values.at(i);
    }
    var apply = next[3] == APPLY;
    if (next[0] > 1 || next[1] > 100 || next[2] > 3600 || (next[3] != 0 && !apply)) {
      return Answer.BAD_VALUE;
    }
    next[3] = 0;
    System.arraycopy(next, 0, configured, 0, next.length);
    if (apply) {
      fallBack = new FallBack(next[0] == 1, next[1], next[2], fallBack.limitW());
      fallBackLimits = Arrays.copyOfRange(next, 4, next.length);
      clipFallBack();
    }
    return new Answer.Written();
  }

  private void clipFallBack() {
    for (int i = 0; i < fallBackLimits.length; i++) {
      fallBackLimits[i] = Math.min(fallBackLimits[i], bays.get(i).ratingW() / 10);
    }
  }

  private void readBackConfiguration() {
    clipFallBack();
    configured[0] = fallBack.holdLast() ? 1 : 0;
    configured[1] = fallBack.rampPercent();
    configured[2] = fallBack.minimumHoldSeconds();
    System.arraycopy(fallBackLimits, 0, configured, 4, fallBackLimits.length);
  }

  int configured(int offset) {
    return configured[offset];
  }
}
