package org.swapgrid.daemon.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.Decision;
import org.swapgrid.decision.View;
import org.swapgrid.metrics.ModeName;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.Tick;

/** Tells the activations and changes of mode from the many cycles that bring nothing new. */
final class Changes {
  private final Controller controller;
  private final Consumer<Replay.Change> listener;
  private String mode = "";
  private Set<ServiceId> active = Set.of();
  private long activations;
  private long count;

  Changes(Controller controller, Consumer<Replay.Change> listener) {
    this.controller = controller;
    this.listener = listener;
  }

  long activations() {
    return activations;
  }

  long count() {
    return count;
  }

  void see(Decision made, Tick tick, Duration at, @Nullable Instant wall) {
    var name = ModeName.withPart(made.next().mode());
    var now =
        made.view().services().stream()
            .filter(View.ServiceView::active)
            .map(View.ServiceView::service)
            .collect(Collectors.toSet());
    var begun = new HashSet<>(now);
    begun.removeAll(active);
    activations += begun.size();
    if (!name.equals(mode) || !begun.isEmpty()) {
      count++;
      listener.accept(new Replay.Change(at, wall, name, made, controller.explain(made, tick)));
    }
    mode = name;
    active = now;
  }
}
