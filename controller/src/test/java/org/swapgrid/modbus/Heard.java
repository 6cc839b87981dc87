package org.swapgrid.modbus;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.WriteOutcome;

/** Remembers all it is told. */
final class Heard implements DeviceListener {
  final List<String> transitions = new CopyOnWriteArrayList<>();
  final List<Duration> roundTrips = new CopyOnWriteArrayList<>();
  final List<String> missed = new CopyOnWriteArrayList<>();
  final List<WriteOutcome> outcomes = new CopyOnWriteArrayList<>();

  @Override
  public void up(String device) {
    transitions.add(device + " up");
  }

  @Override
  public void down(String device, String why) {
    transitions.add(device + " down: " + why);
  }

  @Override
  public void answered(String device, Duration roundTrip) {
    roundTrips.add(roundTrip);
  }

  @Override
  public void missed(String device, String kind) {
    missed.add(kind);
  }

  @Override
  public void wrote(WriteOutcome outcome) {
    outcomes.add(outcome);
  }

  boolean isDown() {
    return transitions.stream().anyMatch(told -> told.contains(" down: "));
  }

  long count(Class<? extends WriteOutcome> kind) {
    return outcomes.stream().filter(kind::isInstance).count();
  }

  boolean hasWritten(long tick) {
    return outcomes.stream()
        .anyMatch(outcome -> outcome instanceof WriteOutcome.Written && outcome.tick() == tick);
  }
}
