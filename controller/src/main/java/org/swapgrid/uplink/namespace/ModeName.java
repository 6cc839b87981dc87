package org.swapgrid.uplink.namespace;

import org.swapgrid.decision.Mode;

/** The modes as they are called outside. */
final class ModeName {
  private ModeName() {}

  static String of(Mode mode) {
    return switch (mode) {
      case Mode.Normal _ -> "NORMAL";
      case Mode.Shedding _ -> "SHEDDING";
      case Mode.Regulating _ -> "REGULATING";
      case Mode.Waiting _ -> "WAITING";
      case Mode.Restoring _ -> "RESTORING";
      case Mode.Blind _, Mode.Unsure _ -> "BLIND";
      case Mode.CarryingOn _ -> "CARRYING_ON";
      case Mode.Dark _ -> "DARK";
      case Mode.Ordered _ -> "ORDERED";
      case Mode.Held _ -> "HELD";
    };
  }
}
