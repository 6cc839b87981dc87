package org.swapgrid.daemon;

import java.time.Duration;
import java.util.function.Consumer;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.WriteOutcome;
import org.swapgrid.record.Happening;

/** Tells what a driver tells to both. */
record Overheard(DeviceListener next, Consumer<Happening> also) implements DeviceListener {
  @Override
  public void up(String device) {
    next.up(device);
  }

  @Override
  public void down(String device, String why) {
    next.down(device, why);
  }

  @Override
  public void answered(String device, Duration roundTrip) {
    next.answered(device, roundTrip);
  }

  @Override
  public void missed(String device, String kind) {
    next.missed(device, kind);
    also.accept(new Happening.Missed(device, kind));
  }

  @Override
  public void wrote(WriteOutcome outcome) {
    next.wrote(outcome);
    also.accept(
        switch (outcome) {
          case WriteOutcome.Curtailed(var tick, var at) -> new Happening.Curtailed(tick, at);
          case WriteOutcome.Written(var tick, var at) -> new Happening.Written(tick, at);
          case WriteOutcome.Refused(var tick, var code) -> new Happening.Refused(tick, code);
          case WriteOutcome.Unanswered(var tick, var after) ->
              new Happening.Unanswered(tick, after);
        });
  }
}
