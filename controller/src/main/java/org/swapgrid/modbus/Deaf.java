package org.swapgrid.modbus;

import java.time.Duration;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.WriteOutcome;

/** For exchanges that nobody counts. */
final class Deaf implements DeviceListener {
  @Override
  public void up(String device) {}

  @Override
  public void down(String device, String why) {}

  @Override
  public void answered(String device, Duration roundTrip) {}

  @Override
  public void missed(String device, String kind) {}

  @Override
  public void wrote(WriteOutcome outcome) {}
}
