package org.swapgrid.uplink;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.loop.Outbox;
import org.swapgrid.uplink.namespace.Acknowledgement;
import org.swapgrid.uplink.namespace.Facts;
import org.swapgrid.uplink.namespace.Facts.DispatchFacts;
import org.swapgrid.uplink.namespace.Facts.LinkFacts;
import org.swapgrid.uplink.namespace.Facts.Status;
import org.swapgrid.uplink.namespace.Namespace;
import org.swapgrid.uplink.sparkplug.Image;

/** Decides when a cycle is worth an image: at once when the pulse changed, else at intervals. */
final class Sampler {
  private final Namespace namespace;
  private final StationFacts facts;
  private final Outbox outbox;
  private final Duration every;
  private long shown;
  private @Nullable Pulse pulse;
  private String reason = "";
  private Duration dueAt = Duration.ZERO;
  private @Nullable Acknowledgement acknowledged;
  private long sessions;
  private @Nullable String lastLoss;

  Sampler(UplinkSettings settings, UplinkPorts ports, Namespace namespace) {
    this.namespace = namespace;
    this.facts = ports.facts();
    this.outbox = ports.outbox();
    this.every = settings.pace().sampleEvery();
  }

  void born() {
    sessions++;
  }

  void lost(String why) {
    lastLoss = why;
  }

  void acknowledged(Acknowledgement answer) {
    acknowledged = answer;
  }

  /** An image, if this cycle is worth one now. */
  Optional<Image> look(@Nullable CycleRecord cycle, Duration now) {
    if (cycle == null || cycle.seen().tick().number() == shown) {
      return Optional.empty();
    }
    var beat = Pulse.of(cycle);
    boolean isNews = !beat.equals(pulse);
    if (!isNews && now.compareTo(dueAt) < 0) {
      return Optional.empty();
    }
    if (isNews) {
      pulse = beat;
      reason = facts.reason(cycle);
    }
    shown = cycle.seen().tick().number();
    dueAt = now.plus(every);
    return Optional.of(namespace.image(cycle, facts(now)));
  }

  private Facts facts(Duration uptime) {
    return new Facts(
        new Status(reason, uptime, facts.alarm(), facts.clock()),
        new LinkFacts(outbox.level(), Math.max(0, sessions - 1), lastLoss),
        facts.events(),
        facts.outlook(),
        new DispatchFacts(facts.leaseUntil(), acknowledged, facts.packKilowattHours()));
  }
}
