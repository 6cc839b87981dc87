package org.swapgrid.daemon;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.loop.DeviceListener;
import org.swapgrid.model.WriteOutcome;

/** Passes on what the drivers report: to the metrics, to the log, to whoever measures latency. */
final class DeviceNews implements DeviceListener {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid");

  private final DeviceListener metrics;
  private final Acknowledgements acknowledgements;
  private final AtomicReference<String> lastRefusal = new AtomicReference<>("");

  DeviceNews(DeviceListener metrics, Acknowledgements acknowledgements) {
    this.metrics = metrics;
    this.acknowledgements = acknowledgements;
  }

  @Override
  public void up(String device) {
    metrics.up(device);
    LOG.atInfo().addKeyValue("device", device).log("device up");
  }

  @Override
  public void down(String device, String why) {
    metrics.down(device, why);
    LOG.atWarn().addKeyValue("device", device).addKeyValue("why", why).log("device down");
  }

  @Override
  public void answered(String device, Duration roundTrip) {
    metrics.answered(device, roundTrip);
  }

  @Override
  public void missed(String device, String kind) {
    metrics.missed(device, kind);
  }

  @Override
  public void wrote(WriteOutcome outcome) {
    metrics.wrote(outcome);
    acknowledgements.wrote(outcome);
    switch (outcome) {
      case WriteOutcome.Refused(_, var code) -> refused("exception " + code);
      case WriteOutcome.Unanswered _ -> refused("no answer");
      case WriteOutcome.Written _ -> accepted();
      case WriteOutcome.Curtailed _ -> {}
    }
  }

  private void refused(String why) {
    if (!lastRefusal.getAndSet(why).equals(why)) {
      LOG.atWarn().addKeyValue("why", why).log("the cabinet does not take the plan");
    }
  }

  private void accepted() {
    if (!lastRefusal.getAndSet("").isEmpty()) {
      LOG.atInfo().log("the cabinet takes the plan again");
    }
  }
}
