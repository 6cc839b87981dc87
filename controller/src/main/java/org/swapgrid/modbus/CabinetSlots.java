package org.swapgrid.modbus;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.ChargingPlan;

/** Where the control thread and the cabinet's thread leave things for each other; newest wins. */
final class CabinetSlots {
  /** Called after each new snapshot. */
  final Runnable wake;

  final AtomicReference<@Nullable Steered> asked = new AtomicReference<>();
  final AtomicReference<@Nullable CabinetSnapshot> newest = new AtomicReference<>();
  final AtomicReference<@Nullable FailsafeSetting> failsafe = new AtomicReference<>();
  final AtomicReference<@Nullable Farewell> farewell = new AtomicReference<>();

  CabinetSlots(Runnable wake) {
    this.wake = wake;
  }

  /**
   * The last plan of a process that is stopping.
   *
   * @param acknowledged true once the cabinet took it, false when the deadline passed first
   */
  record Farewell(ChargingPlan plan, Duration deadline, CompletableFuture<Boolean> acknowledged) {
    Farewell(ChargingPlan plan, Duration now, Duration within) {
      this(plan, now.plus(within), new CompletableFuture<>());
    }
  }
}
